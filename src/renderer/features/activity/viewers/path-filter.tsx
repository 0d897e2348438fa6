import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { parseJsonPath, jsonPathText } from '../../../../shared/json/json-path';
import type { PathMatches } from '../../../../shared/json/find-by-path';
import type { JsonNode } from '../../../../shared/json/parse-json';
import { IconButton } from '../../../ui/button';
import { counted, formatCount } from '../../../ui/format';

interface PathFilterProps {
  readonly path: string;
  readonly found: PathMatches | undefined;
  readonly onPath: (path: string) => void;
  readonly onClose: () => void;
}

/** Shows only what a path leads to, and says so for as long as it does. */
export function PathFilter({ path, found, onPath, onClose }: PathFilterProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const parsed = parseJsonPath(path);
  const problem = parsed.ok ? undefined : `This path cannot be read: ${parsed.message}, at character ${parsed.offset + 1}.`;
  return (
    <div
      className="path-filter"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="find-bar">
        <input
          ref={field}
          className="find-input mono"
          type="text"
          aria-label="Show only what a path leads to"
          aria-invalid={problem !== undefined}
          aria-describedby="path-filter-words"
          placeholder="$.claim.labels[*] or $..id"
          spellCheck={false}
          autoComplete="off"
          value={path}
          onChange={(event) => onPath(event.target.value)}
        />
        <IconButton icon={X} size="sm" label="Show the whole body" onClick={onClose} />
      </div>
      <p id="path-filter-words" className={problem === undefined ? 'viewer-strip' : 'viewer-strip is-warn'} role="status">
        {problem ?? wordsOf(path, found)}
      </p>
    </div>
  );
}

function wordsOf(path: string, found: PathMatches | undefined): string {
  if (path.trim() === '') return 'Names after a dot, [0] for a place, * for all, .. at any depth.';
  if (found === undefined) return 'Looking…';
  const { matches, more } = found;
  if (matches.length === 0) return 'Filtered by path: nothing in this body is there.';
  return `Filtered by path: ${more ? `the first ${formatCount(matches.length)} values` : counted(matches.length, 'value')} found, the rest of the body is hidden.`;
}

/** What was found as a tree of its own: each value under its path, as it stands in the text. */
export function foundRoot({ matches }: PathMatches): JsonNode {
  const members = matches.map(({ node, path, cut }) => ({ key: cut ? `…${jsonPathText(path).slice(1)}` : jsonPathText(path), keyStart: 0, keyEnd: 0, value: node }));
  return { kind: 'object', start: matches[0]?.node.start ?? 0, end: Math.max(0, ...matches.map(({ node }) => node.end)), members };
}
