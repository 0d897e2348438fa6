import { Braces, HardDrive, Info, Keyboard, Radio, Shield, SunMoon, type LucideIcon } from 'lucide-react';

export type SettingsPart = 'catch' | 'storage' | 'appearance' | 'events' | 'shortcuts' | 'redaction' | 'about';

/** The parts of the settings, in the order of the page's list. */
export const settingsParts: readonly { readonly part: SettingsPart; readonly label: string; readonly icon: LucideIcon }[] = [
  { part: 'catch', label: 'Catch server', icon: Radio },
  { part: 'storage', label: 'Storage', icon: HardDrive },
  { part: 'events', label: 'Events', icon: Braces },
  { part: 'appearance', label: 'Appearance', icon: SunMoon },
  { part: 'shortcuts', label: 'Shortcuts', icon: Keyboard },
  { part: 'redaction', label: 'Redaction', icon: Shield },
  { part: 'about', label: 'About', icon: Info },
];

/** The id of the heading of a part. */
export function partHeadingId(part: SettingsPart): string {
  return `settings-${part}`;
}
