import { Copy, Download, FoldVertical, Search, UnfoldVertical } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Check } from '../../../shared/model/check';
import type { JsonParsed } from '../../../shared/json/parse-json';
import { IconButton } from '../../ui/button';
import { findInText } from '../../ui/find-in-text';
import { counted, formatCount, formatSize } from '../../ui/format';
import { HexView } from '../../ui/hex-view';
import { JsonTree, type JsonTreeHandle } from '../../ui/json-tree';
import { findInTree } from '../../ui/json-tree-find';
import { RawView } from '../../ui/raw-view';
import { Segmented } from '../../ui/segmented';
import { BodyGate } from './body-gate';
import type { BodySource } from './body-source';
import { nearestNode, treeMarks } from './check-marks';
import { copy, copyBody, saveBody } from './copy';
import { FindBar } from './find-bar';
import { useBody, useJson, type BodyExtent, type BodyState } from './use-body';

type BodyMode = 'tree' | 'raw' | 'hex';

/** How bodies are shown, kept from one record to the next. */
const bodyMode = createStore<{ readonly mode: BodyMode }>(() => ({ mode: 'tree' }));

/** A place in the body to open; `visit` tells one request for the same place from the next. */
export interface BodyPlace {
  readonly pointer: string;
  readonly visit: number;
}

interface BodyPanelProps {
  readonly source: BodySource;
  readonly label: string;
  readonly checks?: readonly Check[];
  readonly place?: BodyPlace | undefined;
  /** False for bytes that are no body, such as a whole raw request: they are not read as JSON. */
  readonly mayBeJson?: boolean;
}

const noChecks: readonly Check[] = [];
const rawCharacters = 256 * 1024;

/** A body as tree, text or bytes. Give it a new `key` for a new body. */
export function BodyPanel({ source, label, checks = noChecks, place, mayBeJson = true }: BodyPanelProps): ReactNode {
  const [extent, setExtent] = useState<BodyExtent>('first');
  const [finding, setFinding] = useState(false);
  const [find, setFind] = useState({ words: '', place: 0 });
  const tree = useRef<JsonTreeHandle>(null);
  const wantedMode = useStore(bodyMode, (state) => state.mode);
  const body = useBody(source, extent);
  const json = useJson(body, mayBeJson);
  const marks = useMemo(() => (json?.ok === true ? treeMarks(json.root, checks) : undefined), [json, checks]);
  const mode: BodyMode = wantedMode === 'tree' && json?.ok !== true ? 'raw' : wantedMode;

  const matches = useMemo(() => {
    if (body.kind !== 'read' || find.words === '') return [];
    return mode === 'tree' && json?.ok === true ? findInTree(body.text, json.root, find.words) : [];
  }, [body, json, mode, find.words]);
  const places = useMemo(() => (mode === 'raw' && body.kind === 'read' ? findInText(body.text.slice(0, rawCharacters), find.words).length : 0), [mode, body, find.words]);
  const matchCount = mode === 'tree' ? matches.length : places;

  useEffect(() => {
    const match = matches.length === 0 ? undefined : matches[find.place % matches.length];
    if (match !== undefined) tree.current?.reveal(match);
  }, [matches, find.place]);

  useEffect(() => {
    if (place === undefined || json?.ok !== true) return;
    bodyMode.setState({ mode: 'tree' });
    tree.current?.reveal(nearestNode(json.root, place.pointer));
  }, [place, json]);

  if (source.keptBytes === 0) {
    return (
      <div className="card">
        <p className="stream-end">There is no body.</p>
      </div>
    );
  }

  return (
    <div
      className="card card-fill body-panel"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || mode === 'hex' || body.kind !== 'read') return;
        event.preventDefault();
        event.stopPropagation();
        setFinding(true);
      }}
    >
      <div className="card-head">
        <Segmented
          size="sm"
          label="Show the body as"
          value={mode}
          onChange={(next) => bodyMode.setState({ mode: next })}
          options={[...(json?.ok === true ? [{ value: 'tree' as const, label: 'Tree' }] : []), { value: 'raw' as const, label: 'Raw' }, { value: 'hex' as const, label: 'Hex' }]}
        />
        <BodyNote body={body} json={json} />
        <span className="push" />
        {mode !== 'hex' && body.kind === 'read' && <IconButton icon={Search} size="sm" label="Find in body" onClick={() => setFinding(true)} />}
        {mode === 'tree' && (
          <>
            <IconButton icon={UnfoldVertical} size="sm" label="Expand all" onClick={() => tree.current?.expandAll()} />
            <IconButton icon={FoldVertical} size="sm" label="Collapse all" onClick={() => tree.current?.collapseAll()} />
          </>
        )}
        {source.saved !== undefined && <IconButton icon={Download} size="sm" label="Save the body to a file" onClick={() => void saveBody(source)} />}
        <IconButton icon={Copy} size="sm" label="Copy the exact body" onClick={() => void copyBody(source)} />
      </div>
      {finding && mode !== 'hex' && (
        <FindBar
          words={find.words}
          count={matchCount}
          place={find.place}
          onWords={(next) => setFind({ words: next, place: 0 })}
          onStep={(step) => setFind((now) => ({ words: now.words, place: matchCount === 0 ? 0 : (now.place + step + matchCount) % matchCount }))}
          onClose={() => {
            setFinding(false);
            setFind({ words: '', place: 0 });
          }}
        />
      )}
      <BodyView body={body} json={json} mode={mode} source={source} label={label} find={find} marks={marks} tree={tree} onExtent={setExtent} />
    </div>
  );
}

interface BodyViewProps {
  readonly body: BodyState;
  readonly json: JsonParsed | undefined;
  readonly mode: BodyMode;
  readonly source: BodySource;
  readonly label: string;
  readonly find: { readonly words: string; readonly place: number };
  readonly marks: ReturnType<typeof treeMarks> | undefined;
  readonly tree: React.RefObject<JsonTreeHandle | null>;
  readonly onExtent: (extent: BodyExtent) => void;
}

function BodyView({ body, json, mode, source, label, find, marks, tree, onExtent }: BodyViewProps): ReactNode {
  const [limit, setLimit] = useState(rawCharacters);
  if (mode === 'hex') return <HexView sizeBytes={source.keptBytes} read={source.read} label={`${label} as bytes`} />;
  if (body.kind === 'large') return <BodyGate source={source} onExtent={onExtent} />;
  if (body.kind === 'gone') return <p className="stream-end">These bytes are no longer in the log.</p>;
  if (body.kind === 'reading') return <div className="body-reading" aria-busy="true" />;
  if (mode === 'tree' && json?.ok === true) {
    return (
      <JsonTree
        key={source.key}
        handle={tree}
        text={body.text}
        root={json.root}
        label={`${label} as JSON`}
        {...(marks === undefined ? {} : { marks })}
        onCopy={(text, name) => void copy(text, name)}
      />
    );
  }
  const shown = body.text.length > limit ? body.text.slice(0, limit) : body.text;
  return (
    <>
      <RawView text={shown} label={`${label} as text`} find={find} />
      {!body.complete && (
        <div className="code-foot">
          The first {formatSize(body.bytes.length)} of {formatSize(source.keptBytes)} are shown.
        </div>
      )}
      {shown.length < body.text.length && (
        <div className="code-foot">
          The first {formatCount(shown.length)} of {formatCount(body.text.length)} characters are shown.
          <button className="link-btn" type="button" onClick={() => setLimit(limit * 2)}>
            Show more
          </button>
        </div>
      )}
    </>
  );
}

/** What stands in the way of the tree, or was found while reading. */
function BodyNote({ body, json }: { readonly body: BodyState; readonly json: JsonParsed | undefined }): ReactNode {
  if (body.kind !== 'read') return null;
  if (body.invalidBytes > 0) return <span className="warn body-note truncate">{counted(body.invalidBytes, 'byte is', 'bytes are')} not UTF-8</span>;
  if (json?.ok !== false) return null;
  const words = `Not JSON: ${json.message}, at character ${formatCount(json.offset + 1)}`;
  return (
    <span className="soft body-note truncate" title={words}>
      {words}
    </span>
  );
}
