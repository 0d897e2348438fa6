import { ListChecks, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SelectionSummary as Summary } from '../../../shared/model/record-selection';
import { isAvailable, useActions } from '../../ui/action-registry';
import { Button } from '../../ui/button';
import { DottedName } from '../../ui/dotted-name';
import { counted, formatCount, formatDated, formatSize, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { selection, useSelection } from './activity';
import { useChosenSummary } from './chosen-facts';
import { dayWords } from './day';
import { Facts, type Fact } from './facts';
import { focusStream } from './focus';
import { RecordMenuButton } from './record-menu';
import { markedCount } from './selection-marks';
import { stopWork, workStore } from './selection-work';

/** Two or more records: what they are in sum, and what can be done with all of them. */
export function SelectionSummary(): ReactNode {
  const marks = useSelection((state) => state.marks);
  const { summary, problem } = useChosenSummary();
  const count = summary?.records ?? markedCount(marks);
  return (
    <section
      className="pane pane-detail"
      aria-label="Selection"
      aria-busy={summary === undefined && problem === undefined}
      data-part="activity-detail"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) focusStream();
      }}
    >
      <header className="detail-head selection-head">
        <div className="detail-title">
          <span className="dir-tile">
            <Icon of={ListChecks} />
          </span>
          <h2 className="truncate selection-title">{formatCount(count)} selected</h2>
          <span className="push">
            <RecordMenuButton />
          </span>
        </div>
        <Verbs summary={summary} />
      </header>
      <Progress />
      <div className="detail-body selection-body">
        {problem !== undefined && (
          <p className="soft" role="status">
            {problem}
          </p>
        )}
        {summary !== undefined && <Contents summary={summary} gone={markedCount(marks) - summary.records} />}
        <p>
          <button className="link-btn" type="button" onClick={() => selection.narrow()}>
            Leave only the last one
          </button>
        </p>
      </div>
    </section>
  );
}

/** The verbs by the ids of their actions; a reason stands on the button while there is nothing for it to do, so that no button goes away under the focus. */
const verbs: readonly (readonly [id: string, of: 'sent' | 'received' | 'records', nothing?: string])[] = [
  ['activity.retry', 'sent', 'All of these deliveries are under way or have arrived'],
  ['activity.redeliver', 'sent'],
  ['activity.replay', 'received', 'None of these requests was captured whole'],
  ['activity.sendAsNew', 'records'],
  ['activity.cancel', 'sent', 'All of these deliveries have ended'],
  ['activity.compare', 'records'],
  ['activity.export', 'records'],
  ['activity.pin', 'records'],
  ['activity.mark', 'records'],
];

function Verbs({ summary }: { readonly summary: Summary | undefined }): ReactNode {
  const actions = useActions();
  return (
    <div className="toolbar" role="group" aria-label="Actions">
      {verbs.map(([id, of, nothing]) => {
        const action = actions.find((each) => each.id === id);
        if (action === undefined || (summary !== undefined && summary[of] === 0)) return null;
        const available = isAvailable(action);
        if (!available && nothing === undefined) return null;
        return (
          <Button key={id} icon={action.icon} keys={action.keys} disabledReason={available ? undefined : nothing} onClick={() => action.run()}>
            {action.label}
          </Button>
        );
      })}
    </div>
  );
}

function Progress(): ReactNode {
  const progress = useStore(workStore, (state) => state.progress);
  if (progress === undefined) return null;
  const { doing, done, total } = progress;
  return (
    <p className="notice" role="status">
      <span className="num">
        {doing} {formatCount(done)} of {formatCount(total)}
      </span>
      <span className="push">
        <Button size="sm" icon={Square} onClick={stopWork}>
          Stop
        </Button>
      </span>
    </p>
  );
}

function Contents({ summary, gone }: { readonly summary: Summary; readonly gone: number }): ReactNode {
  const { sent, received, failing, notDelivered, pinned, sizeBytes, firstMs, lastMs } = summary;
  const facts: readonly Fact[] = [
    { name: 'Sent', value: sent === 0 ? 'none' : notDelivered === 0 ? formatCount(sent) : `${formatCount(sent)}, of which ${formatCount(notDelivered)} not delivered` },
    { name: 'Received', value: received === 0 ? 'none' : formatCount(received) },
    { name: 'Failing', value: failing === 0 ? 'none' : <span className="fail strong">{formatCount(failing)}</span> },
    ...(pinned > 0 ? [{ name: 'Pinned', value: formatCount(pinned) }] : []),
    { name: 'Total size', value: formatSize(sizeBytes) },
    ...(firstMs === null || lastMs === null ? [] : [{ name: 'Time', value: spanWords(firstMs, lastMs) }]),
    ...(gone > 0 ? [{ name: 'Gone', value: `${counted(gone, 'record')} no longer in the log` }] : []),
  ];
  return (
    <>
      <Facts facts={facts} />
      <section className="section">
        <div className="section-head">
          <h3 className="section-title">Events</h3>
        </div>
        <ul className="selection-events card">
          {summary.events.map(({ name, records }) => (
            <li key={name ?? ''}>
              <span className="mono truncate">{name === null ? <span className="dim">no Event-Name</span> : <DottedName text={name} />}</span>
              <span className="num soft">{formatCount(records)}</span>
            </li>
          ))}
          {summary.otherEvents > 0 && (
            <li>
              <span className="soft">other events</span>
              <span className="num soft">{formatCount(summary.otherEvents)}</span>
            </li>
          )}
        </ul>
      </section>
    </>
  );
}

/** From the first to the last record: times alone where all are of today. */
function spanWords(firstMs: number, lastMs: number): string {
  const nowMs = Date.now();
  const from = dayWords(firstMs, nowMs);
  const to = dayWords(lastMs, nowMs);
  if (from === to) return `${formatDated(from === 'Today' ? '' : from, firstMs)} to ${formatTime(lastMs)}`;
  return `${formatDated(from, firstMs, 'second')} to ${formatDated(to, lastMs, 'second')}`;
}
