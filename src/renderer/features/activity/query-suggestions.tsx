import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Suggestion } from '../../../shared/query/completion';
import { formatCount } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';

interface QuerySuggestionsProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  /** The text that the suggestions complete, and where what they take the place of begins. */
  readonly text: string;
  readonly from: number;
  readonly active: number;
  onPoint(index: number): void;
  onChoose(index: number): void;
}

/** The id of one suggestion in the document. */
export function suggestionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** What could be written next, each with what it means. Stands over the page, under the field. */
export function QuerySuggestions({ id, suggestions, text, from, active, onPoint, onChoose }: QuerySuggestionsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.showPopover(), []);
  useLayoutEffect(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [active]);
  // The condition so far stands before what would be added, quieter.
  const begun = text.slice(0, from).match(/[^\s()]*$/)?.[0] ?? '';
  return (
    <div ref={list} popover="manual" className="suggest query-suggest" id={id} role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, index) => (
        <div
          key={`${suggestion.from} ${suggestion.text}`}
          id={suggestionId(id, index)}
          className="suggest-item"
          role="option"
          aria-selected={index === active}
          onPointerMove={() => onPoint(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <span className="mono truncate">
            {suggestion.from === from && <VisibleText text={begun} />}
            <mark>
              <VisibleText text={suggestion.text} />
            </mark>
          </span>
          <span className="soft truncate">
            <VisibleText text={suggestion.explanation} />
          </span>
          {suggestion.example === undefined ? <span className="dim num" title={suggestion.count === undefined ? undefined : 'How many of the newest records'}>{suggestion.count !== undefined && formatCount(suggestion.count)}</span> : <span className="mono dim query-eg">{suggestion.example}</span>}
        </div>
      ))}
    </div>
  );
}
