import { go, navigationStore, type Section } from './navigation';
import { asRecord, remember, remembered } from './window-memory';

const sections: Readonly<Record<Section, true>> = { activity: true, compose: true, desk: true, endpoints: true, rules: true, scenarios: true, settings: true };

/** Opens the section that was open when the window was last closed, and keeps which one is open from now on. */
export function restorePlace(): void {
  const section = remembered('place', (value) => asSection(asRecord(value)?.['section']));
  if (section !== undefined && section !== 'activity') go({ section });
  navigationStore.subscribe(({ place }) => remember('place', { section: place.section }));
}

function asSection(value: unknown): Section | undefined {
  return typeof value === 'string' && Object.hasOwn(sections, value) ? (value as Section) : undefined;
}
