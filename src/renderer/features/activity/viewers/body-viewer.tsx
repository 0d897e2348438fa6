import { Copy, Download, FoldVertical, ListFilter, Search, UnfoldVertical } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Check } from '../../../../shared/model/check';
import { findByPath } from '../../../../shared/json/find-by-path';
import { parseJsonPath } from '../../../../shared/json/json-path';
import { IconButton } from '../../../ui/button';
import type { CodeLinesHandle } from '../../../ui/code-lines';
import type { JsonTreeHandle } from '../../../ui/json-tree';
import { Segmented } from '../../../ui/segmented';
import { useWork } from '../../../ui/use-work';
import { BodyGate } from '../body-gate';
import type { BodySource } from '../body-source';
import { nearestNode, treeMarks } from '../check-marks';
import { copyBody, copyMessage, saveBody } from '../copy';
import { FindBar } from '../find-bar';
import { useBody, useJson, type BodyExtent } from '../use-body';
import { bodyKind, type BodyKind } from './body-kind';
import { BodyNote, BodyWarning } from './body-note';
import { BodyView } from './body-view';
import { modeOptions, shownMode, useBodyMode, chooseMode, type ShownMode } from './body-mode';
import { foundRoot, PathFilter } from './path-filter';
import { useFound } from './use-found';
import type { ShownMessage } from './shown-message';
import './viewers.css';

/** A place in the body to open; `visit` tells one request for the same place from the next. */
export interface BodyPlace {
  readonly pointer: string;
  readonly visit: number;
}

interface BodyViewerProps {
  readonly source: BodySource;
  /** What is copied and saved: the bytes on record, where those shown are decoded. */
  readonly original: BodySource;
  readonly label: string;
  readonly checks: readonly Check[];
  readonly place: BodyPlace | undefined;
  /** Shown as text and bytes alone, whatever it looks like. */
  readonly isPlain: boolean;
  readonly message: ShownMessage | undefined;
  readonly strip: ReactNode;
  readonly renderPart: (source: BodySource, label: string) => ReactNode;
}

const mostFound = 1_000;
const smallCharacters = 256 * 1024;
const plain: BodyKind = { kind: 'text' };

/** One run of bytes with everything to look at it, find in it and take from it. */
export function BodyViewer({ source, original, label, checks, place, isPlain, message, strip, renderPart }: BodyViewerProps): ReactNode {
  const [extent, setExtent] = useState<BodyExtent>('first');
  const [finding, setFinding] = useState(false);
  const [find, setFind] = useState({ words: '', place: 0 });
  const [path, setPath] = useState<string>();
  const tree = useRef<JsonTreeHandle>(null);
  const lines = useRef<CodeLinesHandle>(null);
  const body = useBody(source, extent);
  const kind = useMemo(() => (isPlain || body.kind !== 'read' ? plain : bodyKind(source.headers, body.bytes, body.text)), [isPlain, source, body]);
  const { json, working } = useJson(body, kind.kind === 'json' || kind.kind === 'maybe-json');
  const root = json?.ok === true ? json.root : undefined;
  const marks = useMemo(() => (root === undefined ? undefined : treeMarks(root, checks)), [root, checks]);
  const modes = modeOptions(kind, root !== undefined || working, message !== undefined);
  const mode = shownMode(useBodyMode(message?.first === true), modes);
  const text = body.kind === 'read' ? body.text : '';

  const steps = useMemo(() => (path === undefined || path.trim() === '' ? undefined : parseJsonPath(path)), [path]);
  const search = useCallback(() => (root === undefined || steps?.ok !== true ? noMatches() : findByPath(root, steps.steps, mostFound)), [root, steps]);
  const { value: found } = useWork(steps?.ok === true && root !== undefined ? search : undefined, text.length <= smallCharacters);
  const filtered = useMemo(() => (found === undefined ? undefined : foundRoot(found)), [found]);
  const shownRoot = path === undefined ? root : (filtered ?? root);
  const matches = useFound(mode, text, shownRoot, find);

  // A picture cannot be drawn from its start alone.
  const needsAll = kind.kind === 'image' && body.kind === 'read' && !body.complete;
  useEffect(() => {
    if (needsAll) setExtent('whole');
  }, [needsAll]);
  // A place that was asked for is shown wherever in the body it is; asked for once, so that opening can be stopped.
  const isCut = body.kind === 'read' && !body.complete;
  const openedFor = useRef<number>(undefined);
  useEffect(() => {
    if (place === undefined || !isCut || openedFor.current === place.visit) return;
    openedFor.current = place.visit;
    setExtent('whole');
  }, [place, isCut]);
  useEffect(() => {
    if (matches.node !== undefined) tree.current?.reveal(matches.node);
  }, [matches.node]);
  useEffect(() => {
    if (place === undefined || root === undefined) return;
    setPath(undefined);
    chooseMode('read', false);
    tree.current?.reveal(nearestNode(root, place.pointer));
  }, [place, root]);

  const canFind = (mode === 'read' && root !== undefined) || mode === 'lines' || mode === 'text' || mode === 'raw';
  const canFold = (mode === 'read' && root !== undefined) || mode === 'lines' || mode === 'text';
  const folding = mode === 'read' ? tree : lines;

  return (
    <div
      className="card card-fill body-panel"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || !canFind || body.kind !== 'read') return;
        event.preventDefault();
        event.stopPropagation();
        setFinding(true);
      }}
    >
      <div className="card-head">
        <Segmented<ShownMode> size="sm" label={`Show the ${message === undefined ? 'body' : 'message'} as`} value={mode} onChange={(next) => chooseMode(next, message?.first === true)} options={modes} />
        {body.kind === 'read' && mode !== 'http' && <BodyNote body={body} kind={kind} json={json} />}
        <span className="push" />
        {canFind && body.kind === 'read' && <IconButton icon={Search} size="sm" label="Find in body" onClick={() => setFinding(true)} />}
        {mode === 'read' && root !== undefined && <IconButton icon={ListFilter} size="sm" label="Filter by path" pressed={path !== undefined} onClick={() => setPath(path === undefined ? '' : undefined)} />}
        {canFold && (
          <>
            <IconButton icon={UnfoldVertical} size="sm" label="Expand all" onClick={() => folding.current?.expandAll()} />
            <IconButton icon={FoldVertical} size="sm" label="Collapse all" onClick={() => folding.current?.collapseAll()} />
          </>
        )}
        {original.save !== undefined && <IconButton icon={Download} size="sm" label="Save the body to a file" onClick={() => void saveBody(original)} />}
        {mode === 'http' && message !== undefined ? (
          <IconButton icon={Copy} size="sm" label="Copy the whole message" onClick={() => void copyMessage(message.head, original)} />
        ) : (
          <IconButton icon={Copy} size="sm" label="Copy the exact body" onClick={() => void copyBody(original)} />
        )}
      </div>
      {mode !== 'http' && strip}
      {body.kind === 'read' && mode !== 'http' && mode !== 'hex' && <BodyWarning body={body} kind={kind} json={json} />}
      {body.kind === 'read' && !body.complete && mode !== 'hex' && mode !== 'http' && <BodyGate source={source} shownBytes={body.bytes.length} onOpen={() => setExtent('whole')} />}
      {finding && canFind && (
        <FindBar
          words={find.words}
          count={matches.count}
          place={find.place}
          onWords={(next) => setFind({ words: next, place: 0 })}
          onStep={(step) => setFind((now) => ({ words: now.words, place: matches.count === 0 ? 0 : (now.place + step + matches.count) % matches.count }))}
          onClose={() => {
            setFinding(false);
            setFind({ words: '', place: 0 });
          }}
        />
      )}
      {mode === 'read' && root !== undefined && path !== undefined && <PathFilter path={path} found={found} onPath={setPath} onClose={() => setPath(undefined)} />}
      <BodyView
        body={body}
        mode={mode}
        kind={kind}
        root={root}
        shownRoot={shownRoot}
        treeKey={filtered === undefined || path === undefined ? 'all' : path}
        working={working}
        source={source}
        label={label}
        words={find.words}
        textPlace={matches.place}
        marks={marks}
        tree={tree}
        lines={lines}
        message={message}
        renderPart={renderPart}
        onShowOnly={setPath}
        onStop={extent === 'whole' ? () => setExtent('first') : undefined}
      />
    </div>
  );
}

function noMatches(): ReturnType<typeof findByPath> {
  return findByPath({ kind: 'null', start: 0, end: 0 }, [{ kind: 'every', deep: false }], 1);
}
