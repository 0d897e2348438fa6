import type { ReactNode } from 'react';
import type { LatencyFigures } from '../../../shared/model/burst';
import { formatCount } from '../../ui/format';
import { latencyBins, linearTicks, type LatencyScale } from './latency-bins';

const left = 36;
const right = 590;
const top = 32;
const floor = 228;

/** Histogram of the latencies of a burst with its percentiles marked. */
export function LatencyChart({ latency, scale }: { readonly latency: LatencyFigures; readonly scale: LatencyScale }): ReactNode {
  const answers = latency.buckets.reduce((sum, { count }) => sum + count, 0);
  if (answers === 0) return <p className="burst-none soft">No answer yet.</p>;
  const { counts, ticksMs, placeOf } = latencyBins(latency, scale);
  const most = Math.max(...counts);
  const x = (ms: number): number => left + placeOf(ms) * (right - left);
  const y = (count: number): number => floor - (count / most) * (floor - top);
  const width = (right - left) / counts.length;
  const tailFrom = Math.floor(placeOf(latency.p99Ms) * counts.length);
  const marks = [['p50', latency.p50Ms], ['p90', latency.p90Ms], ['p95', latency.p95Ms], ['p99', latency.p99Ms]] as const;
  return (
    <svg className="chart" viewBox="0 0 600 252" role="img" aria-label={`Histogram of ${formatCount(answers)} latencies: ${marks.map(([name, ms]) => `${name} ${words(ms)} ms`).join(', ')}`}>
      {linearTicks(most).filter((count) => count > 0 && Number.isInteger(count)).map((count) => (
        <g key={count}>
          <path className="grid" d={`M${left} ${y(count)}H${right}`} />
          <text className="label-dim" x={left - 6} y={y(count) + 4} textAnchor="end">{formatCount(count)}</text>
        </g>
      ))}
      <path className="axis" d={`M${left} ${floor}H${right}`} />
      {counts.map((count, index) => count > 0 && (
        // A bar is its place on the axis.
        <rect key={index} className={index > tailFrom ? 'bar-tail' : 'bar'} x={left + index * width + 0.5} y={Math.min(y(count), floor - 1)} width={width - 1} height={Math.max(1, floor - y(count))} rx="1" />
      ))}
      {marks.map(([name, ms], index) => {
        // Each label has a line of its own, and those at the right end stand before their mark.
        const isLate = x(ms) > right - 60;
        return (
          <g key={name}>
            <path className="mark" d={`M${x(ms)} ${10 + index * 16}V${floor}`} />
            <text className="label-strong" x={x(ms) + (isLate ? -4 : 4)} y={18 + index * 16} textAnchor={isLate ? 'end' : 'start'}>{name} {words(ms)}</text>
          </g>
        );
      })}
      {ticksMs.filter((ms) => x(ms) < right - 24).map((ms) => (
        <text key={ms} className="label-dim" x={x(ms)} y="246" textAnchor="middle">{ms}</text>
      ))}
      <text className="label-dim" x={right} y="246" textAnchor="end">ms</text>
    </svg>
  );
}

function words(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
}
