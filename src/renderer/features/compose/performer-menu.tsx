import { ChevronDown, KeyRound, Plus, Trash2, User } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Source } from '../../../shared/model/event';
import { useSnapshot } from '../../host/snapshot-store';
import { IconButton } from '../../ui/button';
import { Menu, type MenuItem } from '../../ui/menu';
import { choosePerformer } from './compose-store';
import { useCompose } from './compose-state';
import { isSamePerformer, readPerformer, sourceOf } from './performer-draft';
import { forgetPerformer, rememberPerformer } from './workspace-edits';

/** The performers of the workspace to pick from, and what keeps the list: remember the one that was typed, remove the one that is chosen. */
export function PerformerMenu({ source }: { readonly source: Source }): ReactNode {
  const performers = useSnapshot((snapshot) => snapshot.workspace.performers);
  const typed = useCompose((state) => state.performer);
  const read = readPerformer(source, typed);
  const known = performers.filter(({ performedBy }) => sourceOf(performedBy) === source);
  const chosen = read.ok ? known.find(({ performedBy }) => isSamePerformer(performedBy, read.performedBy)) : undefined;
  const noun = source === 'ui' ? 'user' : 'token';

  const items: MenuItem[] = known.map((performer) => ({
    id: performer.id,
    label: performer.performedBy.name,
    icon: source === 'ui' ? User : KeyRound,
    hint: performer.performedBy.kind === 'user' ? String(performer.performedBy.userId) : undefined,
    onSelect: () => choosePerformer(performer.performedBy),
  }));
  const isNew = chosen === undefined && read.ok && read.performedBy.name.trim() !== '';
  if (known.length > 0 && (isNew || chosen !== undefined)) items.push({ separator: true });
  if (isNew) items.push({ id: 'remember', label: `Keep this ${noun} in the list`, icon: Plus, onSelect: () => void rememberPerformer(read.performedBy) });
  if (chosen !== undefined) items.push({ id: 'forget', label: `Remove ${chosen.performedBy.name} from the list`, icon: Trash2, danger: true, onSelect: () => void forgetPerformer(chosen) });
  if (items.length === 0) return null;
  return <Menu align="end" label={`Pick a ${noun}`} trigger={<IconButton icon={ChevronDown} size="sm" label={`Pick a ${noun}`} />} items={items} />;
}
