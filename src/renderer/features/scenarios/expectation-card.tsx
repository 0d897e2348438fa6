import { ArrowLeft, ArrowRight, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SeenRecord, StepResult } from '../../../shared/model/scenario-run';
import { go } from '../../host/navigation';
import { DottedName } from '../../ui/dotted-name';
import { Moment } from '../../ui/moment';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { spanWords, tookWords } from './span-words';
import { stepStates } from './step-row';

/** One expectation that failed, waits or was skipped: what was expected, what came, and the records that decided it. */
export function ExpectationCard({ step, scale, scenarioMs }: { readonly step: StepResult; readonly scale: number; readonly scenarioMs: number }): ReactNode {
  const [icon, tone, words] = stepStates[step.state];
  const result = step.expectation;
  const leftMs = result === undefined || step.state !== 'waiting' ? undefined : Math.max(0, result.untilMs - scenarioMs);
  return (
    <div className={step.state === 'failed' ? 'verdict is-fail' : 'verdict'}>
      <Icon of={icon} className={tone} label={words} />
      <span className="verdict-title">
        {step.index + 1} <VisibleText text={step.title} />
      </span>
      {result !== undefined && result.seen.length > 0 ? (
        <button type="button" className="link-btn" onClick={() => showRecords(result.seen)}>
          {result.seen.length === 1 ? 'Show it' : `Show the ${result.seen.length}`}
        </button>
      ) : (
        <span className="step-end">{leftMs === undefined ? shortOf(step, words) : `${spanWords(leftMs)} left${scale === 1 ? '' : `, ${spanWords(leftMs / scale)} at ${scale}×`}`}</span>
      )}
      {result === undefined ? (
        <p className="verdict-note">{step.result ?? 'It could not be done.'}</p>
      ) : (
        <dl className="expected mono">
          <dt>{result.waitsFor === undefined ? 'expected' : 'waits for'}</dt>
          <dd>
            <VisibleText text={result.waitsFor ?? result.expected} />
          </dd>
          <dt>came</dt>
          <dd>
            <VisibleText text={result.came === '' ? 'nothing so far' : result.came} />
          </dd>
        </dl>
      )}
      {result !== undefined && step.state === 'failed' && result.seen.length > 0 && (
        <div className="result-seen">
          {result.seen.map((record) => (
            <SeenRow key={`${record.kind} ${record.id}`} record={record} />
          ))}
        </div>
      )}
    </div>
  );
}

/** What became of it, without what the card says anyway. */
function shortOf({ result, expectation }: StepResult, words: string): string {
  return result === undefined || result === expectation?.came ? words : result;
}

/** The expectations that held, in one line: success is quiet. */
export function HeldLine({ steps }: { readonly steps: readonly StepResult[] }): ReactNode {
  const numbers = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(steps.map(({ index }) => String(index + 1)));
  const times = steps.flatMap(({ expectation }) => (expectation?.decidedMs === undefined ? [] : [tookWords(expectation.decidedMs - expectation.fromMs)]));
  return (
    <div className="verdict">
      <Icon of={CircleCheck} className="ok" label="Held" />
      <span className="verdict-title">{`${numbers} ${steps.length === 1 ? 'holds' : 'hold'}`}</span>
      {times.length > 0 && times.length <= 6 && <span className="verdict-aside num">{times.join(', ')}</span>}
    </div>
  );
}

function SeenRow({ record }: { readonly record: SeenRecord }): ReactNode {
  const isCaptured = record.kind === 'captured';
  return (
    <button type="button" className="row seen-row" onClick={() => showRecords([record])}>
      <span>
        <span className={record.remark === undefined ? 'marker' : 'marker marker-fail'} />
      </span>
      <Icon of={isCaptured ? ArrowLeft : ArrowRight} size={14} className={isCaptured ? 'received' : 'sent'} label={isCaptured ? 'Received' : 'Sent'} />
      <span className="row-time truncate">
        <Moment atMs={record.atMs} />
      </span>
      <span className="row-event truncate">{record.eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={record.eventName} />}</span>
      <span className="soft truncate">
        <VisibleText text={record.remark ?? record.place} />
      </span>
    </button>
  );
}

/** Opens the records in Activity. */
export function showRecords(seen: readonly SeenRecord[]): void {
  go({ section: 'activity', query: seen.map(({ id }) => `id:${id}`).join(' or ') });
}
