import { Activity, LampDesk, ListOrdered, Send, Settings, Signpost, Webhook, type LucideIcon } from 'lucide-react';
import type { Section } from '../host/navigation';

/** One entry of the rail. */
export interface SectionEntry {
  readonly section: Section;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Its keys as they come; the user may have given it others. */
  readonly keys: string;
}

/** The sections, in the order of the rail; the last one stands at its foot. */
export const sectionEntries: readonly SectionEntry[] = [
  { section: 'activity', label: 'Activity', icon: Activity, keys: 'Ctrl 1' },
  { section: 'compose', label: 'Compose', icon: Send, keys: 'Ctrl 2' },
  { section: 'desk', label: 'Desk', icon: LampDesk, keys: 'Ctrl 3' },
  { section: 'scenarios', label: 'Scenarios', icon: ListOrdered, keys: 'Ctrl 4' },
  { section: 'endpoints', label: 'Endpoints', icon: Webhook, keys: 'Ctrl 5' },
  { section: 'rules', label: 'Rules', icon: Signpost, keys: 'Ctrl 6' },
  { section: 'settings', label: 'Settings', icon: Settings, keys: 'Ctrl ,' },
];

/** The id of the action that goes to a section. */
export function sectionAction(section: Section): string {
  return `section.${section}`;
}
