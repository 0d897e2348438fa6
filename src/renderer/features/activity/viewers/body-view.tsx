import { useCallback, useState, type ReactNode, type RefObject } from 'react';
import type { JsonNode } from '../../../../shared/json/parse-json';
import { CodeLines, type CodeLinesHandle } from '../../../ui/code-lines';
import type { TextPlace } from '../../../ui/find-in-text';
import { formatCount, formatSize } from '../../../ui/format';
import { HexView } from '../../../ui/hex-view';
import { jsonLines, jsonPieces } from '../../../ui/json-lines';
import { JsonTree, type JsonTreeHandle } from '../../../ui/json-tree';
import type { TreeMark } from '../../../ui/tree-mark';
import { useWork } from '../../../ui/use-work';
import type { BodySource } from '../body-source';
import { copy } from '../copy';
import { HttpMessage } from '../http-message';
import { queryField } from '../query-fields';
import type { BodyState, ReadBody } from '../use-body';
import { valueCondition } from '../value-condition';
import type { BodyKind } from './body-kind';
import type { ShownMode } from './body-mode';
import { addToFilter } from './add-to-filter';
import { FormTable } from './form-table';
import { ImageView } from './image-view';
import { PartsList } from './parts-list';
import { RawPages } from './raw-pages';
import type { ShownMessage } from './shown-message';
import { ValueFoot } from './value-foot';
import { xmlLines, xmlPieces } from './xml-lines';

interface BodyViewProps {
  readonly body: BodyState;
  readonly mode: ShownMode;
  readonly kind: BodyKind;
  readonly root: JsonNode | undefined;
  /** The root, or what a path leaves of it. */
  readonly shownRoot: JsonNode | undefined;
  readonly treeKey: string;
  readonly working: boolean;
  readonly source: BodySource;
  readonly label: string;
  readonly words: string;
  readonly textPlace: TextPlace | undefined;
  readonly marks: ReadonlyMap<JsonNode, TreeMark> | undefined;
  readonly tree: RefObject<JsonTreeHandle | null>;
  readonly lines: RefObject<CodeLinesHandle | null>;
  readonly message: ShownMessage | undefined;
  readonly renderPart: (source: BodySource, label: string) => ReactNode;
  readonly onShowOnly: (path: string) => void;
  readonly onStop: (() => void) | undefined;
}

/** The body in the way that was chosen. */
export function BodyView(props: BodyViewProps): ReactNode {
  const { body, mode, kind, source, label, message, working, onStop } = props;
  if (mode === 'hex') return <HexView sizeBytes={source.keptBytes} read={source.read} label={`${label} as bytes`} />;
  if (body.kind === 'gone') return <p className="stream-end">These bytes are no longer in the log.</p>;
  if (body.kind === 'reading' || (working && mode !== 'raw' && mode !== 'http')) return <Working sizeBytes={source.keptBytes} onStop={onStop} />;
  if (mode === 'http' && message !== undefined) {
    return <HttpMessage label={`${label} as HTTP`} start={message.start} headers={message.headers} body={body.bytes} bodyBytes={source.keptBytes} bare />;
  }
  if (mode === 'text' || mode === 'lines') return <LaidOut {...props} body={body} />;
  if (mode === 'read' && props.shownRoot !== undefined) return <Tree {...props} body={body} shownRoot={props.shownRoot} />;
  if (mode === 'read' && body.complete) {
    if (kind.kind === 'image') return <ImageView bytes={body.bytes} facts={kind.facts} label={label} />;
    if (kind.kind === 'form') return <FormTable bytes={body.bytes} charset={{ label: body.charset.toLowerCase(), source: body.source }} label={`${label} as fields`} />;
    if (kind.kind === 'multipart') return <PartsList bytes={body.bytes} boundary={kind.boundary} source={source} label={`${label} as parts`} renderPart={props.renderPart} />;
  }
  if (body.bytes.length === 0 && body.complete) return <p className="stream-end">There is no body.</p>;
  return <RawPages text={body.text} label={`${label} as text`} words={props.words} place={props.textPlace} />;
}

function Tree({ body, root, shownRoot, treeKey, label, marks, tree, source, onShowOnly }: BodyViewProps & { readonly body: ReadBody; readonly shownRoot: JsonNode }): ReactNode {
  const [current, setCurrent] = useState<JsonNode>();
  const find = (node: JsonNode): void => {
    const condition = root === undefined ? undefined : valueCondition(body.text, root, node);
    if (condition !== undefined) queryField.add(condition);
  };
  const onFind = source.isSearched === true ? find : undefined;
  return (
    <>
      <JsonTree
        key={treeKey}
        handle={tree}
        text={body.text}
        root={shownRoot}
        label={`${label} as JSON`}
        {...(marks === undefined ? {} : { marks })}
        onCopy={(text, name) => void copy(text, name)}
        onCurrent={setCurrent}
        onPick={(node) => root !== undefined && addToFilter(body.text, root, node)}
        {...(onFind === undefined ? {} : { onPick: onFind })}
      />
      {root !== undefined && current !== undefined && <ValueFoot text={body.text} root={root} node={current} onShowOnly={onShowOnly} onFind={onFind} />}
    </>
  );
}

const smallCharacters = 256 * 1024;

function LaidOut({ body, mode, kind, label, words, textPlace, lines, source, onStop }: BodyViewProps & { readonly body: ReadBody }): ReactNode {
  const { text } = body;
  const html = kind.kind === 'xml' && kind.html;
  const layOut = useCallback(() => (mode === 'text' ? jsonLines(text) : xmlLines(text, html)), [mode, text, html]);
  const { value: table } = useWork(layOut, text.length <= smallCharacters);
  if (table === undefined) return <Working sizeBytes={source.keptBytes} onStop={onStop} />;
  return (
    <>
      <CodeLines handle={lines} text={text} table={table} pieces={mode === 'text' ? jsonPieces : xmlPieces} label={`${label} as laid-out text`} find={{ words, at: textPlace?.start }} />
      {table.more && <div className="code-foot">The first {formatCount(table.starts.length)} lines are shown. Raw shows all of the text.</div>}
    </>
  );
}

function Working({ sizeBytes, onStop }: { readonly sizeBytes: number; readonly onStop: (() => void) | undefined }): ReactNode {
  return (
    <div className="body-reading" aria-busy="true">
      {onStop !== undefined && (
        <p className="stream-end" role="status">
          Opening {formatSize(sizeBytes)}…{' '}
          <button type="button" className="link-btn" onClick={onStop}>
            Stop
          </button>
        </p>
      )}
    </div>
  );
}
