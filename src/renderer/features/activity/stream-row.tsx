import { ArrowLeft, ArrowRight, Bug, CircleCheck, CircleDashed, CircleSlash, CircleX, Globe, LoaderCircle, Pin, TriangleAlert, type LucideIcon } from 'lucide-react';
import { memo, type MouseEvent, type ReactNode } from 'react';
import type { ActivityRow, ReceivedRow, SentRow } from '../../../shared/model/activity';
import type { CheckState } from '../../../shared/model/check';
import { faultText } from '../../../shared/model/fault';
import { DottedName } from '../../ui/dotted-name';
import { durationQuantity, formatSize, formatTime, sizeQuantity, type Quantity } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { CountdownPill } from './countdown-pill';
import { rowLabel } from './row-label';
import { rowMarker, rowStatus, type Marker, type RowStatus } from './row-outcome';
import { SourceBadge } from './source-badge';

interface StreamRowProps {
  readonly id: string;
  readonly row: ActivityRow;
  /** Place in the whole list, the head being 1. */
  readonly place: number;
  readonly selected: boolean;
  /** The row under it belongs to the same event. */
  readonly joined: boolean;
  /** The row under it is of another day. */
  readonly endsDay: boolean;
  /** The row that the keys move from. */
  readonly lead: boolean;
  readonly onChoose: (row: ActivityRow, event: MouseEvent) => void;
}

const markerClass: Readonly<Record<Marker, string>> = {
  ok: 'marker',
  warn: 'marker marker-warn',
  fail: 'marker marker-fail',
  pending: 'marker marker-pending',
  none: 'marker marker-none',
};

const checkMarks: Readonly<Record<CheckState, readonly [icon: LucideIcon, tone: string, words: string]>> = {
  pass: [CircleCheck, 'ok', 'All checks pass'],
  warn: [TriangleAlert, 'warn', 'A check warns'],
  fail: [CircleX, 'fail', 'A check fails'],
  'not-run': [CircleDashed, 'dim', 'No check was run'],
};

/** One record of the stream in one line. */
export const StreamRow = memo(function StreamRow({ id, row, place, selected, lead, joined, endsDay, onChoose }: StreamRowProps): ReactNode {
  const status = rowStatus(row);
  const undelivered = status.kind === 'reason';
  const classes = ['row', joined && 'is-same', undelivered && 'is-undelivered', lead && 'is-current', endsDay && 'is-day-end'];
  const time = formatTime(row.timeMs);
  return (
    <div
      id={id}
      className={classes.filter(Boolean).join(' ')}
      role="row"
      aria-rowindex={place}
      aria-selected={selected}
      aria-label={rowLabel(row)}
      onMouseDown={(event) => onChoose(row, event)}
    >
      <span role="gridcell">
        <span className={markerClass[rowMarker(row)]} />
      </span>
      <span className="row-dir" role="gridcell">
        <Icon of={row.direction === 'sent' ? ArrowRight : ArrowLeft} size={14} className={undelivered ? 'dim' : row.direction} />
      </span>
      <span className="row-time" role="gridcell">
        {time.slice(0, -4)}
        <span>{time.slice(-4)}</span>
      </span>
      {row.direction === 'received' && row.state === 'malformed' ? (
        <span className="row-problem fail" role="gridcell">
          <VisibleText text={row.problem ?? 'It is not valid HTTP'} />
        </span>
      ) : (
        <EventCells row={row} />
      )}
      {status.kind === 'reason' ? (
        <span className="row-reason" role="gridcell">
          <Icon of={CircleSlash} size={14} />
          <span className="truncate">{status.text}</span>
        </span>
      ) : (
        <>
          <span className="row-status" role="gridcell">
            <StatusMark status={status} />
            {row.direction === 'sent' && row.attemptCount > 1 && <span className="times">×{row.attemptCount}</span>}
          </span>
          <span className="row-end col-duration" role="gridcell">
            {row.durationMs !== null && <Figure of={durationQuantity(row.durationMs)} />}
          </span>
          <span className="row-end col-size" role="gridcell">
            <SizeCell row={row} />
          </span>
          <span className="row-check" role="gridcell">
            {row.direction === 'received' && <CheckMark state={row.checkState} />}
          </span>
        </>
      )}
    </div>
  );
});

/** A row whose record has not come yet: it keeps its height. */
export function WaitingRow(): ReactNode {
  return <div className="row" role="presentation" />;
}

function EventCells({ row }: { readonly row: ActivityRow }): ReactNode {
  return (
    <>
      <span className="row-event" role="gridcell">
        {row.eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={row.eventName} />}
      </span>
      <span className="col-source" role="gridcell">
        <SourceBadge source={row.source} />
      </span>
      <span className="row-target" role="gridcell">
        {row.direction === 'sent' ? (
          <span className="name truncate">
            <VisibleText text={row.endpointName} />
          </span>
        ) : (
          <ReceivedTarget row={row} />
        )}
        {row.direction === 'sent' && (row.faults.length > 0 || row.anyway) && <Icon of={Bug} size={12} className="warn" label={faultWords(row)} />}
        {row.pinned && <Icon of={Pin} size={12} className="dim" label="Pinned" />}
      </span>
    </>
  );
}

function faultWords({ faults, anyway }: SentRow): string {
  return [...(faults.length === 0 ? [] : [`Fault ${faults.map(faultText).join(', ')}`]), ...(anyway ? ['Delivered anyway'] : [])].join('; ');
}

function ReceivedTarget({ row }: { readonly row: ReceivedRow }): ReactNode {
  return (
    <>
      <span className="truncate">{row.path === '' ? <span className="dim">no path</span> : <VisibleText text={row.path} />}</span>
      {row.fromWebPage && <Icon of={Globe} size={12} className="dim" label="Made by a web page" />}
    </>
  );
}

/** The status in its row or title: quiet where all went well, a pill where not. */
export function StatusMark({ status }: { readonly status: RowStatus }): ReactNode {
  switch (status.kind) {
    case 'ok':
      return <span className="status-ok">{status.text}</span>;
    case 'pill':
      return <span className={`status-pill ${status.tone}`}>{status.text}</span>;
    case 'sending':
      return (
        <span className="status-pill pending">
          <Icon of={LoaderCircle} size={12} className="spin" />
          {status.text}
        </span>
      );
    case 'waiting':
      return <CountdownPill atMs={status.atMs} endpointId={status.endpointId} />;
    case 'reason':
      return <span className="soft">Not delivered</span>;
  }
}

function SizeCell({ row }: { readonly row: ActivityRow }): ReactNode {
  if (row.direction === 'received' && row.keptBytes < row.sizeBytes) {
    return (
      <span title={row.truncated ? `first ${formatSize(row.keptBytes)} kept` : `${formatSize(row.keptBytes)} came`}>
        {sizeQuantity(row.keptBytes).figure} <span className="unit">of</span> <Figure of={sizeQuantity(row.sizeBytes)} />
      </span>
    );
  }
  return <Figure of={sizeQuantity(row.sizeBytes)} />;
}

function CheckMark({ state }: { readonly state: CheckState }): ReactNode {
  const [icon, tone, label] = checkMarks[state];
  return <Icon of={icon} size={14} className={tone} label={label} />;
}

function Figure({ of }: { readonly of: Quantity }): ReactNode {
  return (
    <>
      {of.figure} <span className="unit">{of.unit}</span>
    </>
  );
}
