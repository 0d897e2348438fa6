import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Stretch } from '../../../shared/compare/align';
import { useBytesPerRow } from '../../ui/use-bytes-per-row';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list';
import './byte-table.css';
import { layOut, type ByteCell } from './byte-rows';
import { stepThrough } from './next-difference';
import { runJob } from './run-job';

interface ByteTableProps {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
}

const rowHeightPx = 20;
/** Two sides of 16 bytes with their offsets and text need so much room; with less there are 8 a row. */
const wideEm = 98;

/** Two bodies as bytes with one scroll, laid together again after what was put in or left out. Nothing is ignored. */
export function ByteTable({ a, b }: ByteTableProps): ReactNode {
  const [stretches, setStretches] = useState<readonly Stretch[]>();
  const list = useRef<VirtualListHandle>(null);
  const current = useRef(-1);
  const room = useRef<HTMLDivElement>(null);
  const bytesPerRow = useBytesPerRow(room, wideEm);
  useEffect(() => {
    setStretches(undefined);
    let isOpen = true;
    const job = runJob({ kind: 'bytes', a, b });
    void job.result.then((result) => {
      if (isOpen) setStretches(result);
    });
    return () => {
      isOpen = false;
      job.stop();
    };
  }, [a, b]);
  const layout = useMemo(() => (stretches === undefined ? undefined : layOut(a, b, stretches, bytesPerRow)), [a, b, stretches, bytesPerRow]);
  useEffect(
    () =>
      stepThrough((step) => {
        const next = layout?.nextDifference(current.current, step);
        if (next === undefined) return false;
        current.current = next;
        list.current?.reveal(next);
        list.current?.focus();
        return true;
      }),
    [layout],
  );
  return (
    <div ref={room} className="byte-room">
      {layout === undefined ? (
        <p className="stream-end">Laying the bytes beside each other</p>
      ) : (
        <VirtualList
          handle={list}
          className="byte-table mono"
          role="region"
          aria-label="Body as bytes"
          tabIndex={0}
          count={layout.rowCount}
          rowHeightPx={rowHeightPx}
          renderRow={(index) => {
            const row = layout.row(index);
            return (
              <div key={index} className={row.differs ? 'byte-row is-changed' : 'byte-row'}>
                <ByteSide {...row.a} />
                <ByteSide {...row.b} />
              </div>
            );
          }}
        />
      )}
    </div>
  );
}

function ByteSide({ offset, cells }: { readonly offset: number | undefined; readonly cells: readonly ByteCell[] }): ReactNode {
  return (
    <span className="byte-side">
      <span className="dim">{offset === undefined ? '        ' : offset.toString(16).padStart(8, '0')}</span>
      <span>
        {cells.map(({ byte, differs }, index) => {
          const text = byte === undefined ? '  ' : byte.toString(16).padStart(2, '0');
          const gap = index === 0 ? '' : index % 8 === 0 ? '  ' : ' ';
          return differs ? (
            <span key={index}>
              {gap}
              <mark>{text}</mark>
            </span>
          ) : (
            gap + text
          );
        })}
      </span>
      <span className="s">{cells.map(({ byte }) => (byte === undefined ? ' ' : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')}</span>
    </span>
  );
}
