import type { Settings } from './workspace';

type Grouped = 'limits' | 'retention' | 'compare';

/** Changes of the settings. What is left out stays as it is, also within `limits`, `retention` and `compare`, so that two changes made at once both hold. */
export type SettingsChanges = Partial<Omit<Settings, Grouped>> & { readonly [Name in Grouped]?: Partial<Settings[Name]> };

/** The settings with the changes put in. */
export function changedSettings(settings: Settings, { limits, retention, compare, ...others }: SettingsChanges): Settings {
  return { ...settings, ...others, limits: { ...settings.limits, ...limits }, retention: { ...settings.retention, ...retention }, compare: { ...settings.compare, ...compare } };
}
