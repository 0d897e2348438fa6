import { X } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { explainQuery } from '../../../shared/query/explain-query';
import { parseQuery } from '../../../shared/query/parse-query';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { queryField, useQueryField } from './query-fields';
import { focusFilterEnd, focusToken } from './focus';

/** The conditions of the filter. The arrow keys walk them from the start of the text; Enter opens one, Delete takes it away. */
export function QueryTokens(): ReactNode {
  const tokens = useQueryField((state) => state.tokens);
  if (tokens.length === 0) return null;
  return (
    <span className="query-tokens" role="group" aria-label="Conditions">
      {tokens.map((token, index) => (
        <Token key={`${index} ${token}`} token={token} index={index} last={index === tokens.length - 1} />
      ))}
    </span>
  );
}

function Token({ token, index, last }: { readonly token: string; readonly index: number; readonly last: boolean }): ReactNode {
  const colon = token.indexOf(':') + 1;

  const remove = (): void => {
    // Before the focused button goes, and the focus with it.
    if (index === 0) focusFilterEnd();
    else focusToken(index - 1);
    queryField.remove(index);
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowLeft') focusToken(index - 1);
    else if (event.key === 'ArrowRight' && !last) focusToken(index + 1);
    else if (event.key === 'ArrowRight' || event.key === 'Escape') focusFilterEnd('start');
    else if (event.key === 'Home') focusToken(0);
    else if (event.key === 'End') focusFilterEnd();
    else if (event.key === 'Backspace' || event.key === 'Delete') remove();
    else return;
    event.preventDefault();
  };
  const copy = (event: ClipboardEvent): void => {
    event.clipboardData.setData('text/plain', token);
    event.preventDefault();
  };

  return (
    <span className="token" onKeyDown={pressKey} onCopy={copy}>
      <button className="token-text" type="button" tabIndex={-1} data-part="query-token" aria-label={`${token}: ${explained(token)}`} onClick={() => queryField.open(index)}>
        <span className="token-key">
          <VisibleText text={token.slice(0, colon)} />
        </span>
        <VisibleText text={token.slice(colon)} />
      </button>
      <button type="button" tabIndex={-1} aria-label={`Remove ${token}`} onClick={remove}>
        <Icon of={X} size={12} />
      </button>
    </span>
  );
}

function explained(text: string): string {
  const parsed = parseQuery(text);
  return parsed.ok ? explainQuery(parsed.query) : '';
}
