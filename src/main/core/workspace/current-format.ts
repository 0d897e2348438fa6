import { compareDefaults } from '../../../shared/compare/compare-options';
import { shortcutDefaults } from '../../../shared/model/shortcut-settings';
import { columnDefaults } from '../../../shared/model/stream-column';
import { workspaceVersion, type Settings, type Workspace } from '../../../shared/model/workspace';

/** Lists that the format got after its first release: a file without them is one that had none. */
const laterLists: Pick<Workspace, 'filters'> = { filters: [] };
/** Settings that it got since: a file without them is one whose user said nothing about them. */
const laterSettings: Pick<Settings, 'checksOff' | 'columns' | 'compare' | 'redaction' | 'shortcuts' | 'whenFull' | 'textSize' | 'times' | 'tellArrivals'> = {
  checksOff: [],
  columns: columnDefaults,
  compare: compareDefaults,
  redaction: { headers: [], bodyPaths: [] },
  shortcuts: shortcutDefaults,
  whenFull: 'answer-507',
  textSize: 100,
  times: 'clock',
  tellArrivals: true,
};

/**
 * What was read from a workspace file, in the current format: with the lists and settings that it is too old to have. The first format differs from it
 * only in that values of secret headers could stand in the file. Whatever else it is stays as it is.
 */
export function inCurrentFormat(value: unknown): unknown {
  if (!isObject(value)) return value;
  const all = { ...laterLists, ...value, ...('version' in value && value.version === 1 ? { version: workspaceVersion } : {}) };
  return 'settings' in all && isObject(all.settings) ? { ...all, settings: { ...laterSettings, ...all.settings } } : all;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
