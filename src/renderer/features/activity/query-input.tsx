import { useId, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { QueryProblem } from '../../../shared/query/query';
import { focusStream, focusToken } from './focus';
import { fieldQuery } from './query-field';
import { queryField, useQueryField } from './query-fields';
import { QuerySuggestions, suggestionId } from './query-suggestions';
import { useSuggestions } from './use-suggestions';

interface QueryInputProps {
  readonly problem: QueryProblem | undefined;
  /** The id of the sentence that tells the problem. */
  readonly problemId: string;
}

/** The text of the filter, with what could be written next. What is wrong in it is underlined. */
export function QueryInput({ problem, problemId }: QueryInputProps): ReactNode {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const pasted = useRef(false);
  const text = useQueryField((state) => state.text);
  const caret = useQueryField((state) => state.caret);
  const hasTokens = useQueryField((state) => state.tokens.length > 0);
  const [place, setPlace] = useState(0);
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const { completion, suggestions } = useSuggestions(text, Math.min(place, text.length), isWanted);
  const isOpen = isWanted && suggestions.length > 0;
  const chosen = isOpen ? suggestions[active] : undefined;

  useLayoutEffect(() => {
    if (caret.turn === 0) return;
    setPlace(caret.at);
    input.current?.setSelectionRange(caret.at, caret.at);
    if (document.activeElement?.closest('.query') != null) input.current?.focus();
  }, [caret]);

  const close = (): void => {
    setWanted(false);
    setActive(-1);
  };
  const choose = (index: number): void => {
    const suggestion = suggestions[index];
    if (suggestion === undefined) return;
    queryField.complete(suggestion.from, completion.span.to, suggestion.text, suggestion.whole);
    setActive(-1);
    setWanted(!suggestion.whole);
  };
  const change = (value: string): void => {
    queryField.edit(value);
    setPlace(input.current?.selectionStart ?? value.length);
    setActive(-1);
    setWanted(value.trim() !== '');
    if (!pasted.current) return;
    pasted.current = false;
    close();
    queryField.enter();
  };

  const pressKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.metaKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const tokenCount = queryField.getState().tokens.length;
    if (event.ctrlKey || event.altKey) {
      if (event.key !== (event.ctrlKey ? ' ' : 'ArrowDown')) return;
      setWanted(true);
    } else if (event.key === 'ArrowDown' && !isOpen && text === '') focusStream();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place stands for no suggestion, between the last and the first.
      if (isOpen) setActive(((active + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1);
      else {
        setWanted(true);
        setActive(step === 1 ? 0 : -1);
      }
    } else if (event.key === 'Enter') {
      if (chosen !== undefined) choose(active);
      else {
        close();
        queryField.enter();
      }
    } else if (event.key === 'Tab' && !event.shiftKey && isOpen && text.trim() !== '') choose(Math.max(0, active));
    else if (event.key === 'Escape') {
      if (isOpen) close();
      else if (text !== '') queryField.clearText();
      else focusStream();
    } else if (event.key === ' ' && selectionStart === text.length && queryField.gather()) close();
    else if (event.key === 'Backspace' && atStart && tokenCount > 0) queryField.open(tokenCount - 1);
    else if (event.key === 'ArrowLeft' && atStart && tokenCount > 0) focusToken(tokenCount - 1);
    else return;
    event.preventDefault();
  };

  const copy = (event: ClipboardEvent<HTMLInputElement>): void => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    // All of the text with its tokens; a part of it is copied as it is.
    if (!hasTokens || (selectionEnd ?? 0) - (selectionStart ?? 0) < text.length) return;
    event.clipboardData.setData('text/plain', fieldQuery(queryField.getState()));
    event.preventDefault();
    if (event.type === 'cut') queryField.clear();
  };

  return (
    <div className="query-edit">
      <div className="query-mirror" ref={mirror} aria-hidden="true">
        {text === '' ? <Examples hasTokens={hasTokens} /> : problem !== undefined && <Underlined text={text} problem={problem} />}
      </div>
      <input
        ref={input}
        className="query-input"
        data-part="activity-filter"
        type="text"
        role="combobox"
        aria-label="Filter the activity"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={chosen === undefined ? undefined : suggestionId(listId, active)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.target.value)}
        onSelect={(event) => setPlace(event.currentTarget.selectionStart ?? 0)}
        onScroll={(event) => mirror.current?.scrollTo({ left: event.currentTarget.scrollLeft })}
        onKeyDown={pressKey}
        onCopy={copy}
        onCut={copy}
        onPaste={() => {
          pasted.current = true;
        }}
        onBlur={() => {
          close();
          queryField.leave();
        }}
      />
      {isOpen && <QuerySuggestions id={listId} suggestions={suggestions} text={text} from={completion.span.from} active={active} onPoint={setActive} onChoose={choose} />}
    </div>
  );
}

function Examples({ hasTokens }: { readonly hasTokens: boolean }): ReactNode {
  return (
    <span className="query-ghost truncate">
      {hasTokens ? 'Add' : 'Filter by words, or'} <span className="mono query-eg">source:ui status:&gt;=400 body.claim.id:4211 "text"</span>
    </span>
  );
}

/** The text with a mark under what is wrong; where something is missing, under the place for it. */
function Underlined({ text, problem }: { readonly text: string; readonly problem: QueryProblem }): ReactNode {
  const { from, to } = problem.span;
  return (
    <>
      {text.slice(0, from)}
      <span className={problem.code === 'field' ? 'query-wrong is-field' : 'query-wrong'}>{text.slice(from, Math.max(to, from + 1)) || '\u00A0'}</span>
    </>
  );
}
