import { compareDefaults } from '../../../shared/compare/compare-options';
import { shortcutDefaults } from '../../../shared/model/shortcut-settings';
import { columnDefaults } from '../../../shared/model/stream-column';
import type { Settings, Workspace } from '../../../shared/model/workspace';

/** Lists that the format got after its first release: a file without them is one that had none. */
const laterLists: Pick<Workspace, 'filters'> = { filters: [] };
/** Settings that it got since: a file without them is one whose user said nothing about them. */
const laterSettings: Pick<Settings, 'checksOff' | 'columns' | 'compare' | 'redaction' | 'shortcuts'> = { checksOff: [], columns: columnDefaults, compare: compareDefaults, redaction: { headers: [], bodyPaths: [] }, shortcuts: shortcutDefaults };

/** What was read from a workspace file, with the lists and settings that it is too old to have. Whatever else it is stays as it is. */
export function withMissingLists(value: unknown): unknown {
  if (!isObject(value)) return value;
  const all = { ...laterLists, ...value };
  return 'settings' in all && isObject(all.settings) ? { ...all, settings: { ...laterSettings, ...all.settings } } : all;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
