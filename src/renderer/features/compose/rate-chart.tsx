import type { ReactNode } from 'react';
import type { BurstFigures } from '../../../shared/model/burst';
import { formatCount } from '../../ui/format';
import { linearTicks } from './latency-bins';

const left = 36;
const right = 590;
const top = 20;
const floor = 162;

/** Answers a second from the start of a burst. */
export function RateChart({ figures, isRunning }: { readonly figures: BurstFigures; readonly isRunning: boolean }): ReactNode {
  const { stretchMs, counts } = figures.rates;
  const seconds = stretchMs / 1000;
  // The last stretch is seldom a whole one and would look like a fall.
  const whole = counts.length > 1 ? counts.slice(0, -1) : counts;
  const rates = whole.map((count) => count / seconds);
  if (rates.length === 0) return <p className="burst-none soft">No answer yet.</p>;
  const most = Math.max(1, ...rates);
  const lastSecond = rates.length * seconds;
  const x = (second: number): number => left + (second / lastSecond) * (right - left - 60);
  const y = (rate: number): number => floor - (rate / most) * (floor - top);
  const line = rates.map((rate, index) => `${x((index + 1) * seconds).toFixed(1)} ${y(rate).toFixed(1)}`).join('L');
  const end = x(lastSecond);
  return (
    <svg className="chart" viewBox="0 0 600 182" role="img" aria-label={`Answers a second over ${lastSecond.toFixed(1)} seconds: at most ${formatCount(Math.round(most))}, ${formatCount(Math.round(figures.perSecond))} over the whole`}>
      {linearTicks(most).filter((rate) => rate > 0).map((rate) => (
        <g key={rate}>
          <path className="grid" d={`M${left} ${y(rate)}H${right}`} />
          <text className="label-dim" x={left - 6} y={y(rate) + 4} textAnchor="end">{formatCount(rate)}</text>
        </g>
      ))}
      <path className="axis" d={`M${left} ${floor}H${right}`} />
      <path className="trend-area" d={`M${left} ${floor}L${line}L${end} ${floor}Z`} />
      <path className="trend" d={`M${left} ${floor}L${line}`} />
      {isRunning && (
        <>
          <path className="mark" d={`M${end} 8V${floor}`} />
          <text className="label-strong" x={end + 4} y="17">now {formatCount(Math.round(figures.nowPerSecond))}</text>
        </>
      )}
      {linearTicks(lastSecond).map((second) => (
        <text key={second} className="label-dim" x={x(second)} y="179" textAnchor="middle">{second === 0 ? '0 s' : second}</text>
      ))}
    </svg>
  );
}
