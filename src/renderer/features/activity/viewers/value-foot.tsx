import { ChevronDown, ListFilterPlus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { jsonPathText } from '../../../../shared/json/json-path';
import { pointerOf } from '../../../../shared/json/json-pointer';
import type { JsonNode } from '../../../../shared/json/parse-json';
import { Button, IconButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { pathToNode } from '../../../ui/json-tree-find';
import { copyText } from '../../../ui/json-tree-rows';
import { Menu } from '../../../ui/menu';
import { VisibleText } from '../../../ui/visible-text';
import { copy } from '../copy';
import { addToFilter } from './add-to-filter';

interface ValueFootProps {
  readonly text: string;
  readonly root: JsonNode;
  readonly node: JsonNode;
  readonly onShowOnly: (path: string) => void;
  /** Adds the value to the filter; absent for what queries do not look into. */
  readonly onFind: ((node: JsonNode) => void) | undefined;
}

const mostCharacters = 300;

/** Where the current value of the tree stands, and what of it can be copied. */
export function ValueFoot({ text, root, node, onShowOnly, onFind }: ValueFootProps): ReactNode {
  const path = useMemo(() => pathToNode(root, node) ?? [], [root, node]);
  const written = jsonPathText(path, 'body');
  return (
    <div className="code-foot value-foot">
      <code className="mono truncate value-path" title={written.slice(0, mostCharacters)}>
        <VisibleText text={written.slice(-mostCharacters)} />
      </code>
      <span className="push" />
      <button type="button" className="link-btn" aria-keyshortcuts="Control+Enter" onClick={() => addToFilter(text, root, node)}>
        Add to filter
      </button>
      <button type="button" className="link-btn" onClick={() => onShowOnly(jsonPathText(path))}>
        Show only this
      </button>
      {onFind !== undefined && path.length > 0 && <IconButton icon={ListFilterPlus} size="sm" label="Add to the filter" keys="Ctrl Enter" onClick={() => onFind(node)} />}
      <Menu
        label="Copy of the current value"
        align="end"
        trigger={
          <Button size="sm" variant="ghost">
            Copy value
            <Icon of={ChevronDown} size={14} />
          </Button>
        }
        items={[
          { id: 'value', label: 'Value', keys: 'Enter', onSelect: () => void copy(copyText(text, node), 'the value') },
          { id: 'written', label: 'Value as it is written', onSelect: () => void copy(text.slice(node.start, node.end), 'the value as it is written') },
          { id: 'path', label: 'Path', hint: 'body.a.b', onSelect: () => void copy(written, 'the path') },
          { id: 'pointer', label: 'JSON pointer', hint: '/a/b', onSelect: () => void copy(pointerOf(path), 'the JSON pointer') },
        ]}
      />
    </div>
  );
}
