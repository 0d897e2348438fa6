import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import './hex-view.css';
import { hexRow } from './hex-rows';
import { PageFoot } from './page-foot';
import { useBytesPerRow } from './use-bytes-per-row';
import { VirtualList } from './virtual-list';

const rowHeightPx = 20;
/** Sixteen bytes with their offset, text and the scroll bar need so much room; with less there are eight a row. */
const wideEm = 51;
const blockBytes = 64 * 1024;
const mostBlocks = 32;
/** What is listed at a time: more rows would be taller than the engine draws. */
const pageBytes = 16 * 1024 * 1024;

interface HexViewProps {
  readonly sizeBytes: number;
  /** Reads bytes [from, to); undefined where they cannot be read. Must keep its identity for one record. */
  readonly read: (from: number, to: number) => Promise<Uint8Array | undefined>;
  readonly label: string;
}

/** Bytes as offset, 16 bytes in two groups (8 where there is less room), and text. Reads only the ranges that are looked at. */
export function HexView({ sizeBytes, read, label }: HexViewProps): ReactNode {
  const [page, setPage] = useState(0);
  const [blocks, setBlocks] = useState<ReadonlyMap<number, Uint8Array>>(new Map());
  const asked = useRef(new Set<number>());
  const pageStart = page * pageBytes;
  const pageSize = Math.min(pageBytes, sizeBytes - pageStart);
  const source = useRef(read);
  const room = useRef<HTMLDivElement>(null);
  const bytesPerRow = useBytesPerRow(room, wideEm);

  useEffect(() => {
    source.current = read;
    asked.current.clear();
    setBlocks(new Map());
  }, [read]);

  const fetchRange = useCallback(
    (first: number, end: number) => {
      const lastByte = Math.min(sizeBytes, pageStart + end * bytesPerRow) - 1;
      for (let block = Math.floor((pageStart + first * bytesPerRow) / blockBytes); block * blockBytes <= lastByte; block += 1) {
        if (asked.current.has(block)) continue;
        asked.current.add(block);
        void read(block * blockBytes, Math.min(sizeBytes, (block + 1) * blockBytes)).then((bytes) => {
          if (source.current !== read || bytes === undefined) return;
          setBlocks((known) => {
            const next = new Map(known).set(block, bytes);
            for (const oldest of next.keys()) {
              if (next.size <= mostBlocks) break;
              next.delete(oldest);
              asked.current.delete(oldest);
            }
            return next;
          });
        });
      }
    },
    [read, sizeBytes, pageStart, bytesPerRow],
  );

  const renderRow = (index: number): ReactNode => {
    const offset = pageStart + index * bytesPerRow;
    const block = blocks.get(Math.floor(offset / blockBytes));
    const from = offset % blockBytes;
    const row = hexRow(block === undefined ? new Uint8Array() : block.subarray(from, from + bytesPerRow), offset, bytesPerRow);
    return (
      <div key={index} className="hex-row" aria-hidden={block === undefined}>
        <span className="dim">{row.offset}</span>
        <span>{row.hex}</span>
        <span className="s">{row.text}</span>
      </div>
    );
  };

  return (
    <div ref={room} className="hex-room">
      <VirtualList
        key={page}
        className="hex-list mono"
        role="region"
        aria-label={label}
        tabIndex={0}
        count={Math.ceil(pageSize / bytesPerRow)}
        rowHeightPx={rowHeightPx}
        renderRow={renderRow}
        onRange={fetchRange}
      />
      {sizeBytes > pageBytes && <PageFoot noun="Bytes" from={pageStart} to={pageStart + pageSize} total={sizeBytes} onPage={(step) => setPage(page + step)} />}
    </div>
  );
}
