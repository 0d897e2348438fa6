import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { retryPreset } from '../../../shared/model/retry-preset';
import { plannedSeconds, retryLimits, type RetrySchedule, type TimeScale } from '../../../shared/model/retry-schedule';
import { FieldNote } from '../../ui/field';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
import type { SaveProblem } from './endpoints-state';
import { choiceOf, retryChoices, scheduleOf } from './retry-choice';
import { spanWords } from './retry-words';
import { editNow } from './save-edits';
import { ScheduleStrip } from './schedule-strip';

const speeds = [
  { value: '1', label: 'Real time' },
  { value: '60', label: '60× faster' },
  { value: '1000', label: '1000× faster' },
] as const;

const scales: Readonly<Record<(typeof speeds)[number]['value'], TimeScale>> = { '1': 1, '60': 60, '1000': 1000 };
const jitterWhenOn = 0.2;
const highestSeed = 4_294_967_295;

interface RetryFieldsProps {
  readonly endpoint: Endpoint;
  readonly problem: SaveProblem | undefined;
}

/** When a failed delivery is tried again, how fast that time passes, and whether the delays vary. */
export function RetryFields({ endpoint, problem }: RetryFieldsProps): ReactNode {
  const { id, retry, timeScale, jitter, jitterSeed } = endpoint;
  const hasRetries = plannedSeconds(retry).length > 1;
  const spanSeconds = plannedSeconds(retry).at(-1) ?? 0;
  return (
    <>
      <div className="retry">
        <Select label="Retry schedule" value={choiceOf(retry)} options={retryChoices} onChange={(choice) => void editNow(id, { retry: scheduleOf(choice) })} />
        <OwnNumbers id={id} schedule={retry} />
        <ScheduleStrip schedule={retry} />
        {retry.kind === 'preset' && <FieldNote isError={false}>{retryPreset(retry.preset).source}</FieldNote>}
        {problem?.field.startsWith('/retry') === true ? (
          <FieldNote isError>{problem.message}</FieldNote>
        ) : (
          <FieldNote isError={false}>{hasRetries ? 'Stops at the first 2xx answer, at a 410, or when the endpoint is disabled.' : 'A delivery that fails is not tried again by itself.'}</FieldNote>
        )}
      </div>
      {hasRetries && (
        <>
          <div className="field segmented-fill">
            <span className="label">Speed</span>
            <Segmented label="Speed of the schedule" value={speedOf(timeScale)} options={speeds} onChange={(speed: (typeof speeds)[number]['value']) => void editNow(id, { timeScale: scales[speed] })} />
            {timeScale !== 1 && <FieldNote isError={false}>{`All waits together take ${spanWords(Math.max(1, spanSeconds / timeScale))} in place of ${spanWords(spanSeconds)}.`}</FieldNote>}
          </div>
          <div className="field">
            <span className="label">Delays</span>
            <span className="toggle-line">
              <Switch label="Vary the delays (jitter)" showLabel checked={jitter > 0} onChange={(on) => void editNow(id, { jitter: on ? jitterWhenOn : 0 })} />
            </span>
            {jitter > 0 && (
              <div className="field-row">
                <NumberField label="By up to" value={Math.round(jitter * 100)} min={1} max={100} unit="%" onCommit={(percent) => void editNow(id, { jitter: percent / 100 })} />
                <NumberField label="Seed" value={jitterSeed} min={0} max={highestSeed} error={problem?.field === '/jitterSeed' ? problem.message : undefined} onCommit={(seed) => void editNow(id, { jitterSeed: seed })} />
              </div>
            )}
          </div>
        </>
      )}
    </>
  );
}

function speedOf(timeScale: TimeScale): (typeof speeds)[number]['value'] {
  return speeds.find(({ value }) => scales[value] === timeScale)?.value ?? '1';
}

function OwnNumbers({ id, schedule }: { readonly id: string; readonly schedule: RetrySchedule }): ReactNode {
  const change = (retry: RetrySchedule): void => void editNow(id, { retry });
  if (schedule.kind === 'fixed') {
    return (
      <div className="field-row">
        <NumberField label="Delay" value={schedule.delaySeconds} min={1} max={retryLimits.delaySeconds} unit="s" onCommit={(delaySeconds) => change({ ...schedule, delaySeconds })} />
        <NumberField label="Retries" value={schedule.retries} min={1} max={retryLimits.retries} onCommit={(retries) => change({ ...schedule, retries })} />
      </div>
    );
  }
  if (schedule.kind !== 'exponential') return null;
  return (
    <div className="field-row">
      <NumberField label="First delay" value={schedule.firstDelaySeconds} min={1} max={schedule.longestDelaySeconds} unit="s" onCommit={(firstDelaySeconds) => change({ ...schedule, firstDelaySeconds })} />
      <NumberField label="Factor" value={schedule.factor} min={1} max={10} onCommit={(factor) => change({ ...schedule, factor })} />
      <NumberField label="Longest" value={schedule.longestDelaySeconds} min={schedule.firstDelaySeconds} max={retryLimits.delaySeconds} unit="s" onCommit={(longestDelaySeconds) => change({ ...schedule, longestDelaySeconds })} />
      <NumberField label="Retries" value={schedule.retries} min={1} max={retryLimits.retries} onCommit={(retries) => change({ ...schedule, retries })} />
    </div>
  );
}
