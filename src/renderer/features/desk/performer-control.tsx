import { ChevronDown, KeyRound, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { VisibleText } from '../../ui/visible-text';
import { chosenPerformer, performersOf } from './do-on-desk';
import { deskStore, useDesk } from './desk-state';

/** Who does it: a user or a token, with the source beside the name. It stays chosen from one change to the next. */
export function PerformerControl(): ReactNode {
  useSnapshot((snapshot) => snapshot.workspace.performers);
  useDesk((state) => state.performerId);
  useDesk((state) => state.summary);
  const chosen = chosenPerformer();
  const all = performersOf();
  const source = chosen?.kind === 'token' ? 'API' : 'UI';
  return (
    <Menu
      label="Done as"
      trigger={
        <Button className="performer" icon={chosen?.kind === 'token' ? KeyRound : UserRound} aria-label={chosen === undefined ? 'Done as nobody' : `Done as ${chosen.name}, ${source}`} {...(all.length === 0 ? { disabledReason: 'Keep a user or a token in Compose first' } : {})}>
          <span className="truncate">{chosen === undefined ? 'As nobody' : <>As <VisibleText text={chosen.name} /></>}</span>
          {chosen !== undefined && <Badge variant={source === 'API' ? 'filled' : 'hollow'}>{source}</Badge>}
          <Icon of={ChevronDown} size={14} />
        </Button>
      }
      items={all.map(({ id, performedBy }) => ({
        id,
        label: performedBy.name,
        icon: performedBy.kind === 'token' ? KeyRound : UserRound,
        hint: performedBy.kind === 'token' ? 'API' : `UI, ${performedBy.userId}`,
        checked: performedBy === chosen,
        onSelect: () => deskStore.setState({ performerId: id }),
      }))}
    />
  );
}
