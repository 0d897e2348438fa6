import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { later } from '../../ui/later';
import { activity, useSelection } from './activity';
import { BlankDetail } from './blank-detail';
import { unfiltered } from './filter';
import { focusStream } from './focus';
import { RecordNote } from './marks/record-note';
import { markedCount } from './selection-marks';
import { SelectionSummary } from './selection-summary';
import { useRecord } from './use-record';

const RecordDetail = later(async () => (await import('./record-detail')).RecordDetail);

/** The open record, or what can be done while none is. */
export function DetailPane(): ReactNode {
  const pane = useRef<HTMLElement>(null);
  const isMany = useSelection((state) => markedCount(state.marks) > 1);
  const selected = useSelection((state) => (markedCount(state.marks) > 1 ? undefined : state.selected));
  const hidden = useSelection((state) => state.selected !== undefined && state.rank === undefined);
  const record = useRecord(selected);

  const pressKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) focusStream();
  };

  if (isMany) return <SelectionSummary />;
  if (selected === undefined || record === undefined) {
    return (
      <section className="pane pane-detail pane-blank" aria-label="Details" aria-busy={selected !== undefined}>
        {selected === undefined && <BlankDetail />}
      </section>
    );
  }
  return (
    <section ref={pane} className="pane pane-detail" aria-label={record.kind === 'sent' ? 'Delivery' : 'Captured request'} aria-busy={record.selected.id !== selected.id} data-part="activity-detail" onKeyDown={pressKey}>
      {hidden && record.selected.id === selected.id && (
        <p className="notice">
          <span>This record is hidden by the filter.</span>
          <button className="link-btn push" type="button" onClick={() => activity.apply(unfiltered)}>
            Clear the filter
          </button>
        </p>
      )}
      {record.selected.id === selected.id && <RecordNote />}
      {record.kind !== 'gone' && <RecordDetail record={record} />}
      {record.kind === 'gone' && (
        <p className="stream-end" role="status">
          {record.message}
        </p>
      )}
    </section>
  );
}
