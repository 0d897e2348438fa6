import { useEffect, useImperativeHandle, useRef, type HTMLAttributes, type ReactNode, type Ref } from 'react';
import './virtual-list.css';
import { scrollTopFor } from './fixed-rows';
import { useFixedRows } from './use-fixed-rows';

/** What the owner of a list can ask of it. */
export interface VirtualListHandle {
  /** Scrolls as little as possible so that the row is in view. */
  reveal(index: number): void;
  focus(): void;
}

interface VirtualListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly count: number;
  readonly rowHeightPx: number;
  readonly renderRow: (index: number) => ReactNode;
  /** Told which rows are drawn, so that they can be fetched. */
  readonly onRange?: (first: number, end: number) => void;
  readonly handle?: Ref<VirtualListHandle>;
}

/** A scrolling list of rows of one height, of which only those in view are in the document. */
export function VirtualList({ count, rowHeightPx, renderRow, onRange, handle, className, ...rest }: VirtualListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end, measure } = useFixedRows(scroller, count, rowHeightPx);

  useEffect(() => onRange?.(first, end), [onRange, first, end]);

  useImperativeHandle(
    handle,
    () => ({
      reveal(index) {
        const element = scroller.current;
        if (element === null) return;
        element.scrollTop = scrollTopFor(index, { scrollTopPx: element.scrollTop, heightPx: element.clientHeight, rowHeightPx });
        measure();
      },
      focus() {
        scroller.current?.focus();
      },
    }),
    [rowHeightPx, measure],
  );

  const rows: ReactNode[] = [];
  for (let index = first; index < end; index += 1) rows.push(renderRow(index));

  return (
    <div {...rest} ref={scroller} className={className === undefined ? 'virtual-list' : `virtual-list ${className}`}>
      <div className="virtual-list-space" role="presentation" style={{ height: count * rowHeightPx }}>
        <div className="virtual-list-rows" role="presentation" style={{ transform: `translateY(${first * rowHeightPx}px)` }}>
          {rows}
        </div>
      </div>
    </div>
  );
}
