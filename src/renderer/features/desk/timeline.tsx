import { ArrowRight, Bug, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TraceBlock } from '../../../shared/contract/desk-contract';
import { go } from '../../host/navigation';
import { Badge } from '../../ui/badge';
import { DottedName } from '../../ui/dotted-name';
import { counted, formatDated } from '../../ui/format';
import { Moment } from '../../ui/moment';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { actionIcon } from './action-icon';
import { changeTitle } from './change-words';
import { changedAt } from './changed-at';
import { useDesk } from './desk-state';
import { TraceLines } from './trace-lines';

/** What was done, newest first: the event of each change, each delivery, what was captured of it, and what was answered. `query` finds all of it in Activity. */
export function Timeline({ query }: { readonly query: string }): ReactNode {
  const trace = useDesk((state) => state.trace);
  if (trace === undefined) return null;
  const events = trace.blocks.filter(({ change }) => change.kind !== 'undo').length;
  const deliveries = trace.blocks.reduce((sum, block) => sum + block.deliveries.length, 0);
  return (
    <section className="section section-grow">
      <div className="section-head">
        <h3 className="section-title">Timeline</h3>
        <span className="soft num">{trace.changes === 0 ? 'no change yet' : `${counted(trace.changes, 'change')}, ${counted(events, 'event')}, ${counted(deliveries, 'delivery', 'deliveries')}`}</span>
        <span className="push" />
        {events > 0 && (
          <button type="button" className="link-btn" onClick={() => go({ section: 'activity', query })}>
            Show in Activity
          </button>
        )}
      </div>
      <ol className="trace">
        {trace.blocks.map((block) => (
          <Block key={block.change.id} block={block} />
        ))}
      </ol>
      {trace.changes > trace.blocks.length && <p className="dim">{counted(trace.changes - trace.blocks.length, 'older change')}: see Activity.</p>}
    </section>
  );
}

function Block({ block: { change, deliveries } }: { readonly block: TraceBlock }): ReactNode {
  const icon = change.kind === 'fault' ? Bug : change.kind === 'undo' ? Undo2 : actionIcon(change.action.kind);
  const isToday = changedAt(change.atMs, Date.now()).includes(':');
  const position = Math.max(...deliveries.map(({ delivery }) => delivery.position));
  return (
    <li className="trace-item">
      <span className="trace-node">
        <Icon of={icon} />
      </span>
      <div className="trace-head">
        <span className="trace-what truncate">
          <VisibleText text={changeTitle(change)} />
        </span>
        {change.kind === 'undo' ? (
          <span className="soft truncate">the account only, nothing was sent</span>
        ) : (
          <>
            <span className="soft truncate">
              as <VisibleText text={change.performedBy.name} />
            </span>
            <Badge variant={change.performedBy.kind === 'token' ? 'filled' : 'hollow'}>{change.performedBy.kind === 'token' ? 'API' : 'UI'}</Badge>
            <Icon of={ArrowRight} size={12} className="dim" />
            {Number.isFinite(position) ? (
              <button type="button" className="mono trace-ev link-btn" onClick={() => go({ section: 'activity', position })}>
                <DottedName text={change.eventName} />
              </button>
            ) : (
              <span className="mono trace-ev">
                <DottedName text={change.eventName} />
              </span>
            )}
          </>
        )}
        <span className="push">
          {change.kind === 'done' && change.undone && <span className="dim">undone since</span>}
          <span className="mono dim">
            <Moment atMs={change.atMs} clock={isToday ? undefined : formatDated(changedAt(change.atMs, Date.now()), change.atMs, 'second')} />
          </span>
        </span>
      </div>
      {change.kind === 'fault' && (
        <p className="trace-why soft">
          <VisibleText text={change.reason} />
        </p>
      )}
      {change.kind !== 'undo' && <TraceLines deliveries={deliveries} />}
    </li>
  );
}
