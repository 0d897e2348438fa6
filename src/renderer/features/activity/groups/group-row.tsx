import { ArrowLeft, ArrowRight, ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type MouseEvent, type ReactNode } from 'react';
import type { RecordGroup } from '../../../../shared/model/record-group';
import { DottedName } from '../../../ui/dotted-name';
import { formatCount, formatTime } from '../../../ui/format';
import { Moment } from '../../../ui/moment';
import { useTimeForm } from '../../../ui/time-form';
import { Icon } from '../../../ui/icon';
import { VisibleText } from '../../../ui/visible-text';
import { markerClass } from '../stream-row';
import { groupDetail, groupLabel, groupOutcome, groupSpan, groupTitle } from './group-words';

interface GroupRowProps {
  readonly id: string;
  readonly group: RecordGroup;
  /** Among all groups, from 1. */
  readonly place: number;
  readonly of: number;
  /** Line in the whole list, the head of the columns being 1. */
  readonly line: number;
  readonly columns: number;
  readonly showsMs: boolean;
  readonly selected: boolean;
  readonly lead: boolean;
  readonly unread: boolean;
  readonly onChoose: (group: RecordGroup, event: MouseEvent) => void;
  readonly onFold: (group: RecordGroup) => void;
}

/** The head of a group: what it is, how many records it has, from when to when, and the worst that became of them. */
export const GroupRow = memo(function GroupRow({ id, group, place, of, line, columns, showsMs, selected, lead, unread, onChoose, onFold }: GroupRowProps): ReactNode {
  const nowMs = Date.now();
  const outcome = groupOutcome(group);
  const form = useTimeForm();
  const time = formatTime(group.lastMs);
  const label = groupLabel(group, nowMs);
  return (
    <div
      id={id}
      className={['row', 'group-row', lead && 'is-current', group.folded && 'is-folded'].filter(Boolean).join(' ')}
      role="row"
      aria-level={1}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={!group.folded}
      aria-rowindex={line}
      aria-selected={selected}
      aria-label={unread ? `${label}, unread` : label}
      onMouseDown={(event) => onChoose(group, event)}
      onDoubleClick={() => onFold(group)}
    >
      <span role="gridcell">
        <span className={markerClass[outcome.marker]} />
        {unread && <span className="unread-dot" />}
      </span>
      <span className="group-cell" role="gridcell" aria-colspan={columns}>
        <span
          className="group-twist"
          data-part="twist"
          onMouseDown={(event) => {
            // Folding is not choosing.
            event.stopPropagation();
            if (event.button === 0) onFold(group);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <Icon of={group.folded ? ChevronRight : ChevronDown} size={14} />
        </span>
        {form === 'clock' ? (
          <span className={showsMs ? 'row-time group-time' : 'row-time group-time is-short'}>
            {time.slice(0, -4)}
            {showsMs && <span>{time.slice(-4)}</span>}
          </span>
        ) : (
          <span className="row-time">
            <Moment atMs={group.lastMs} precision={showsMs ? 'millisecond' : 'second'} />
          </span>
        )}
        <span className="group-title">
          <Title group={group} />
        </span>
        <Detail group={group} />
        <span className="group-facts">
          {group.records > 1 && <span className="group-span">{groupSpan(group, nowMs)}</span>}
          {group.sent > 0 && <Count icon={ArrowRight} count={group.sent} direction="sent" />}
          {group.received > 0 && <Count icon={ArrowLeft} count={group.received} direction="received" />}
          <span className={outcome.tone === 'fail' || outcome.tone === 'warn' ? `status-pill ${outcome.tone}` : 'group-quiet'}>{outcome.words}</span>
        </span>
      </span>
    </div>
  );
});

function Title({ group }: { readonly group: RecordGroup }): ReactNode {
  const { subject, eventName } = group;
  if (subject.kind === 'claim' || subject.kind === 'contact') {
    return (
      <>
        <span className="group-kind">{subject.kind === 'claim' ? 'Claim' : 'Contact'}</span>{' '}
        <span className="mono">
          <VisibleText text={subject.id} />
        </span>
      </>
    );
  }
  if (subject.kind === 'none') return <span className="group-kind">{groupTitle(group)}</span>;
  return eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={eventName} />;
}

function Detail({ group }: { readonly group: RecordGroup }): ReactNode {
  const detail = groupDetail(group);
  if (detail === undefined) return null;
  return (
    <span className="group-detail" title={detail}>
      <VisibleText text={detail} />
    </span>
  );
}

function Count({ icon, count, direction }: { readonly icon: typeof ArrowRight; readonly count: number; readonly direction: 'sent' | 'received' }): ReactNode {
  return (
    <span className="group-count" title={`${formatCount(count)} ${direction}`}>
      <Icon of={icon} size={12} className={direction} />
      {formatCount(count)}
    </span>
  );
}
