import { ArrowLeft, ArrowRight, ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { go, type ComparedRecord } from '../../host/navigation';
import { Button } from '../../ui/button';
import { DottedName } from '../../ui/dotted-name';
import { formatSize, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Menu, type MenuItem } from '../../ui/menu';
import { VisibleText } from '../../ui/visible-text';
import { candidatesFor, type Candidate } from './candidates';
import type { Side } from './read-side';

interface SideHeadProps {
  readonly letter: 'A' | 'B';
  readonly side: Side | undefined;
  /** The record on the other side: what to compare it with is offered first. */
  readonly other: Side | undefined;
  readonly onChoose: (record: ComparedRecord) => void;
}

/** Which record stands on a side, and the way to another. */
export function SideHead({ letter, side, other, onChoose }: SideHeadProps): ReactNode {
  return (
    <div className="cmp-who">
      <span className={letter === 'A' ? 'side' : 'side side-b'}>{letter}</span>
      {side === undefined ? (
        <span className="soft truncate">nothing chosen yet</span>
      ) : (
        <>
          <Icon of={side.record.direction === 'sent' ? ArrowRight : ArrowLeft} size={14} className={side.record.direction} label={side.record.direction === 'sent' ? 'Sent' : 'Received'} />
          <span className="mono strong truncate cmp-event">{side.eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={side.eventName} />}</span>
          <span className="soft truncate num">
            <VisibleText text={side.name} />, {formatTime(side.timeMs)}, {formatSize(side.request.body.bytes.length)}
            {side.decoded !== undefined && ` of ${side.decoded}, decoded`}
          </span>
        </>
      )}
      <ChooseMenu letter={letter} of={other ?? side} onChoose={onChoose} />
    </div>
  );
}

function ChooseMenu({ letter, of, onChoose }: { readonly letter: 'A' | 'B'; readonly of: Side | undefined; readonly onChoose: (record: ComparedRecord) => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  const items: MenuItem[] = [
    ...candidates.map(({ record, label, hint }) => ({ id: `${record.id} ${record.attempt ?? ''}`, label, hint, onSelect: () => onChoose(record) })),
    ...(candidates.length > 0 ? [{ separator: true as const }] : []),
    { id: 'list', label: 'Choose in the list', hint: 'select two, then press D', onSelect: () => go({ section: 'activity' }) },
  ];
  return (
    <span className="push">
      <Menu
        label={`Choose ${letter}`}
        align="end"
        open={open}
        onOpenChange={(next) => {
          if (!next || of === undefined) {
            setOpen(next);
            return;
          }
          void candidatesFor(of).then((found) => {
            setCandidates(found);
            setOpen(true);
          });
        }}
        trigger={
          <Button variant="ghost" size="sm" aria-label={`Choose ${letter}`}>
            Choose
            <Icon of={ChevronDown} size={14} />
          </Button>
        }
        items={items}
      />
    </span>
  );
}
