import { HardDrive } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Burst, LatencyFigures } from '../../../shared/model/burst';
import { formatCount, formatDuration } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { answerWords, burstLine, failureWords, logLine, progressWords } from './burst-words';
import { LatencyChart } from './latency-chart';
import type { LatencyScale } from './latency-bins';
import { RateChart } from './rate-chart';

const scales = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Log' },
] as const;

const percentiles: readonly (readonly [label: string, of: (latency: LatencyFigures) => number])[] = [
  ['Fastest', (latency) => latency.fastestMs],
  ['p50', (latency) => latency.p50Ms],
  ['p75', (latency) => latency.p75Ms],
  ['p90', (latency) => latency.p90Ms],
  ['p95', (latency) => latency.p95Ms],
  ['p99', (latency) => latency.p99Ms],
  ['Slowest', (latency) => latency.slowestMs],
];

/** What is counted of a burst while it runs, and after. */
export function BurstFigures({ burst }: { readonly burst: Burst }): ReactNode {
  const [scale, setScale] = useState<LatencyScale>('linear');
  const { figures, order, previous, problem } = burst;
  const { latency } = figures;
  const ended = figures.acknowledged + figures.failed;
  return (
    <div className="pane-scroll burst-live" tabIndex={0} role="region" aria-label="Figures of the burst">
      <div className="burst-bar">
        <div className="section-head">
          <h2 className="section-title num">
            {formatCount(figures.eventsSent)} of {formatCount(order.count)} sent
          </h2>
          <span className="soft num">{burstLine(burst)}</span>
          <span className="push soft num">{formatCount(figures.underWay)} under way</span>
        </div>
        <Progress burst={burst} />
        {problem !== undefined && <p className="message fail">{problem}</p>}
      </div>
      <div className="figures">
        <Figure label="Acknowledged" value={formatCount(figures.acknowledged)} />
        <Figure label="Failed" value={formatCount(figures.failed)} unit={ended === 0 ? undefined : `${((100 * figures.failed) / ended).toFixed(1)} %`} isFail={figures.failed > 0} />
        <Figure label="Answers a second" value={formatCount(Math.round(burst.state === 'running' ? figures.nowPerSecond : figures.perSecond))} unit={order.pace.kind === 'rate' ? `of ${formatCount(order.pace.perSecond)}` : undefined} />
        <Figure label="p95" value={milliseconds(latency.p95Ms)} unit="ms" />
        <Figure label="Slowest" value={milliseconds(latency.slowestMs)} unit="ms" />
      </div>
      <div className="burst-two">
        <section className="section" aria-label="Latency">
          <div className="section-head">
            <h2 className="section-title">Latency</h2>
            <span className="soft truncate">of first attempts with an answer</span>
            <span className="push" />
            <Segmented label="Scale" size="sm" value={scale} options={scales} onChange={(next: LatencyScale) => setScale(next)} />
          </div>
          <div className="card chart-card">
            <LatencyChart latency={latency} scale={scale} />
          </div>
        </section>
        <section className="section">
          <h2 className="section-title">Percentiles</h2>
          <div className="card">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Of answers</th>
                  <th scope="col" className="is-end">ms</th>
                  {previous !== undefined && <th scope="col" className="is-end">Last run</th>}
                </tr>
              </thead>
              <tbody>
                {percentiles.map(([label, of]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td className="is-end mono">{milliseconds(of(latency))}</td>
                    {previous !== undefined && <td className="is-end dim mono">{milliseconds(of(previous.figures.latency))}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </div>
      <div className="burst-two">
        <section className="section">
          <div className="section-head">
            <h2 className="section-title">Rate</h2>
            <span className="soft">answers a second</span>
          </div>
          <div className="card chart-card">
            <RateChart figures={figures} isRunning={burst.state === 'running'} />
          </div>
        </section>
        <section className="section">
          <h2 className="section-title">Answers</h2>
          <div className="card">
            <table className="table">
              <tbody>
                {figures.statuses.map(({ outcome, count }) => (
                  <tr key={outcome}>
                    <th scope="row" className={outcome >= 200 && outcome < 300 ? 'mono ok' : 'mono fail'}>{outcome}</th>
                    <td className="soft">{answerWords(outcome)}</td>
                    <td className="is-end mono">{formatCount(count)}</td>
                  </tr>
                ))}
                {figures.failures.map(({ outcome, count }) => (
                  <tr key={outcome}>
                    <th scope="row" className="mono fail">{outcome}</th>
                    <td className="soft">{failureWords(outcome)}</td>
                    <td className="is-end mono">{formatCount(count)}</td>
                  </tr>
                ))}
                {figures.notDelivered > 0 && (
                  <tr>
                    <th scope="row" className="soft">none</th>
                    <td className="soft">not delivered: the endpoint does not take it</td>
                    <td className="is-end mono">{formatCount(figures.notDelivered)}</td>
                  </tr>
                )}
              </tbody>
            </table>
            {figures.deliveries === figures.underWay && <p className="burst-none soft">No answer yet.</p>}
          </div>
        </section>
      </div>
      <p className="message soft">
        <Icon of={HardDrive} size={14} />
        <span className="num">
          {logLine(figures.log)} The last event was on disk after {formatDuration(figures.log.lagMs)}.
        </span>
      </p>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly unit?: string | undefined;
  readonly isFail?: boolean;
}

function Figure({ label, value, unit, isFail = false }: FigureProps): ReactNode {
  return (
    <div className="figure">
      <span className="label">{label}</span>
      <span className={isFail ? 'figure-value fail' : 'figure-value'}>
        {value} {unit !== undefined && <span className="unit">{unit}</span>}
      </span>
    </div>
  );
}

function Progress({ burst }: { readonly burst: Burst }): ReactNode {
  const { figures, order } = burst;
  // Deliveries on record stand for the events that left; the rest of the bar is to come.
  const share = figures.deliveries === 0 ? 0 : (1000 * figures.eventsSent) / order.count / figures.deliveries;
  const good = (figures.acknowledged + figures.notDelivered) * share;
  const bad = figures.failed * share;
  return (
    <svg className="progress" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label={progressWords(burst)}>
      <rect width="1000" height="12" rx="3" />
      <rect className="done" width={good} height="12" rx="3" />
      <rect className="bad" x={good} width={bad} height="12" />
      <rect className="now" x={good + bad} width={figures.underWay * share} height="12" />
    </svg>
  );
}

/** Fast answers keep a decimal, so that they can be told apart. */
function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(1) : formatCount(Math.round(value));
}
