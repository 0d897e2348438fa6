import { ArrowLeft, ArrowRight, Bug, CircleSlash, FileInput, Globe, Pin, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ActivityRow, SentRow } from '../../../shared/model/activity';
import type { CheckState } from '../../../shared/model/check';
import { faultText } from '../../../shared/model/fault';
import type { ColumnValue, OwnColumn } from '../../../shared/model/stream-column';
import { DottedName } from '../../ui/dotted-name';
import { durationQuantity, formatSize, formatTime, sizeQuantity, type Quantity } from '../../ui/format';
import { Moment } from '../../ui/moment';
import { useTimeForm } from '../../ui/time-form';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { CheckIcon } from './check-icon';
import { colourWords } from './marks/colour-words';
import './marks/marks.css';
import { Swatch } from './marks/swatch';
import type { RowStatus } from './row-outcome';
import { SourceBadge } from './source-badge';
import { StatusMark } from './status-mark';

interface StreamCellProps {
  readonly name: OwnColumn;
  readonly row: ActivityRow;
  readonly status: RowStatus;
  readonly showsMs: boolean;
}

const checkWords: Readonly<Record<CheckState, string>> = { pass: 'All checks pass', warn: 'A check warns', fail: 'A check fails', 'not-run': 'No check was run' };

/** What a record says in one of the columns that every workspace has. */
export function StreamCell({ name, row, status, showsMs }: StreamCellProps): ReactNode {
  switch (name) {
    case 'direction':
      return (
        <span className="row-dir" role="gridcell">
          <Icon of={row.direction === 'sent' ? ArrowRight : ArrowLeft} size={14} className={status.kind === 'reason' ? 'dim' : row.direction} />
        </span>
      );
    case 'time':
      return <TimeCell timeMs={row.timeMs} showsMs={showsMs} />;
    case 'event':
      return (
        <span className="row-event" role="gridcell">
          {row.mark !== undefined && row.mark.colour !== null && <Swatch colour={row.mark.colour} label={colourWords[row.mark.colour]} />}
          {row.eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={row.eventName} />}
          {row.mark !== undefined && row.mark.note !== null && (
            <span title={row.mark.note}>
              <Icon of={StickyNote} size={12} className="dim" label="Has a note" />
            </span>
          )}
        </span>
      );
    case 'source':
      return (
        <span className="row-source" role="gridcell">
          <SourceBadge source={row.source} />
        </span>
      );
    case 'target':
      return <TargetCell row={row} />;
    case 'method':
      return (
        <span className="row-method" role="gridcell">
          <MethodText row={row} />
        </span>
      );
    case 'status':
      return (
        <span className="row-status" role="gridcell">
          <StatusMark status={status} />
          {row.direction === 'sent' && row.attemptCount > 1 && <span className="times">×{row.attemptCount}</span>}
        </span>
      );
    case 'duration':
      return (
        <span className="row-end" role="gridcell">
          {row.durationMs !== null && <Figure of={durationQuantity(row.durationMs)} />}
        </span>
      );
    case 'size':
      return (
        <span className="row-end" role="gridcell">
          <SizeText row={row} />
        </span>
      );
    case 'checks':
      return (
        <span className="row-check" role="gridcell">
          {row.direction === 'received' && <CheckIcon state={row.checkState} size={14} label={checkWords[row.checkState]} />}
        </span>
      );
  }
}

/** Why nothing was sent, over the columns that have nothing to say then. */
export function ReasonCell({ text, span }: { readonly text: string; readonly span: number }): ReactNode {
  return (
    <span className="row-reason" role="gridcell" style={{ gridColumn: `span ${span}` }}>
      <Icon of={CircleSlash} size={14} />
      <span className="truncate">{text}</span>
    </span>
  );
}

/** What a record has in a column of the user's own. */
export function OwnCell({ value }: { readonly value: ColumnValue | undefined }): ReactNode {
  if (value === undefined) return <span className="row-own" role="gridcell" />;
  if (value.kind !== 'text') {
    return (
      <span className="row-own dim" role="gridcell" title={value.kind === 'none' ? 'It is not there' : 'The body is over 128 kB, so it is not read for the list'}>
        {value.kind === 'none' ? '–' : 'large body'}
      </span>
    );
  }
  return (
    <span className="row-own" role="gridcell" title={value.text}>
      {value.text === '' ? <span className="dim">empty</span> : <VisibleText text={value.cut ? `${value.text}…` : value.text} />}
    </span>
  );
}

function TimeCell({ timeMs, showsMs }: { readonly timeMs: number; readonly showsMs: boolean }): ReactNode {
  const form = useTimeForm();
  if (form !== 'clock') {
    return (
      <span className="row-time truncate" role="gridcell">
        <Moment atMs={timeMs} precision={showsMs ? 'millisecond' : 'second'} />
      </span>
    );
  }
  const time = formatTime(timeMs);
  return (
    <span className="row-time" role="gridcell">
      {time.slice(0, -4)}
      {showsMs && <span>{time.slice(-4)}</span>}
    </span>
  );
}

function TargetCell({ row }: { readonly row: ActivityRow }): ReactNode {
  return (
    <span className="row-target" role="gridcell">
      {row.direction === 'sent' ? (
        <span className="name truncate">
          <VisibleText text={row.endpointName} />
        </span>
      ) : (
        <span className="truncate">{row.path === '' ? <span className="dim">no path</span> : <VisibleText text={row.path} />}</span>
      )}
      {row.direction === 'received' && row.state === 'complete' && row.problem !== null && <Icon of={FileInput} size={12} className="dim" label="Imported" />}
      {row.direction === 'received' && row.fromWebPage && <Icon of={Globe} size={12} className="dim" label="Made by a web page" />}
      {row.direction === 'sent' && (row.faults.length > 0 || row.anyway) && <Icon of={Bug} size={12} className="warn" label={faultWords(row)} />}
      {row.pinned && <Icon of={Pin} size={12} className="dim" label="Pinned" />}
    </span>
  );
}

/** An event is sent with POST; a replay with whatever was captured. */
function MethodText({ row }: { readonly row: ActivityRow }): ReactNode {
  if (row.direction === 'received') return row.method === '' ? <span className="dim">none</span> : <VisibleText text={row.method} />;
  return row.origin?.kind === 'replay' ? <span className="dim">as caught</span> : 'POST';
}

function faultWords({ faults, anyway }: SentRow): string {
  return [...(faults.length === 0 ? [] : [`Fault ${faults.map(faultText).join(', ')}`]), ...(anyway ? ['Delivered anyway'] : [])].join('; ');
}

function SizeText({ row }: { readonly row: ActivityRow }): ReactNode {
  if (row.direction === 'received' && row.keptBytes < row.sizeBytes) {
    return (
      <span title={row.truncated ? `first ${formatSize(row.keptBytes)} kept` : `${formatSize(row.keptBytes)} came`}>
        {sizeQuantity(row.keptBytes).figure} <span className="unit">of</span> <Figure of={sizeQuantity(row.sizeBytes)} />
      </span>
    );
  }
  return <Figure of={sizeQuantity(row.sizeBytes)} />;
}

function Figure({ of }: { readonly of: Quantity }): ReactNode {
  return (
    <>
      {of.figure} <span className="unit">{of.unit}</span>
    </>
  );
}
