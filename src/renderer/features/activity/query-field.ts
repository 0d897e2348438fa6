import { createStore, type StoreApi } from 'zustand/vanilla';
import { completionAt } from '../../../shared/query/completion';
import { flatParts } from '../../../shared/query/flat-query';
import { parseQuery } from '../../../shared/query/parse-query';
import type { QueryCondition, QueryProblem } from '../../../shared/query/query';
import { conditionText } from '../../../shared/query/query-text';

/** What stands in the filter field: conditions as tokens, and the text after them. Together, parted by spaces, they are the query. */
export interface QueryFieldState {
  readonly tokens: readonly string[];
  readonly text: string;
  /** Where the caret was put with the last change that was not typed; `turn` rises with each. */
  readonly caret: { readonly at: number; readonly turn: number };
  /** True once the text was meant to be complete, so that what is missing at its end is a problem. */
  readonly meant: boolean;
}

/** What the field writes to, and what may be changed elsewhere. */
export interface QueryTarget {
  typed(): string;
  /** Takes what is being typed. */
  type(query: string): void;
  /** Takes a query at once. */
  apply(query: string): void;
  onChange(listener: () => void): () => void;
}

export interface QueryField extends Pick<StoreApi<QueryFieldState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Shows the query of the target whenever it is changed elsewhere, until the returned function is called. */
  start(): () => void;
  edit(text: string): void;
  /** Makes tokens of the conditions in the text, which counts as left. Where the query is no flat list, all of it becomes text. Answers whether anything changed. */
  gather(): boolean;
  /** The user is done: gathers, and applies what can be read. */
  enter(): void;
  /** The user went elsewhere: what stands is what was meant. */
  leave(): void;
  /** Puts text in the place of [from, to) of the text, and gathers where it makes a whole condition. */
  complete(from: number, to: number, inserted: string, whole: boolean): void;
  /** Puts the token back into the text, to be changed. */
  open(index: number): void;
  remove(index: number): void;
  /** Narrows what is shown by a condition. */
  add(condition: QueryCondition): void;
  clearText(): void;
  clear(): void;
}

/** So long after the last key an unfinished condition is taken for a finished one. */
const openPauseMs = 700;

const queryOf = (tokens: readonly string[], text: string): string => [...tokens, text].join(' ').trim();

/** The filter field over one target. */
export function createQueryField(target: QueryTarget): QueryField {
  const store = createStore<QueryFieldState>(() => ({ tokens: [], text: '', caret: { at: 0, turn: 0 }, meant: false }));
  const get = store.getState;
  let told = '';
  let pause: ReturnType<typeof setTimeout> | undefined;

  function show(tokens: readonly string[], text: string, at = text.length): void {
    store.setState({ tokens, text, caret: { at, turn: get().caret.turn + 1 }, meant: false });
  }

  /** What cannot be read is not asked for: the list stays as it was. */
  function tell(how: 'type' | 'apply', text = get().text): void {
    clearTimeout(pause);
    const query = queryOf(get().tokens, text);
    if (!parseQuery(query).ok) return;
    told = query;
    target[how](query);
  }

  /** Half a condition would find nothing: it counts once it is left, or after a pause. */
  function tellTyped(): void {
    const { text } = get();
    const { openFrom } = completionAt(text, text.length);
    tell('type', text.slice(0, openFrom));
    if (openFrom !== undefined) pause = setTimeout(() => tell('type'), openPauseMs);
  }

  function gathered(query: string): { readonly tokens: readonly string[]; readonly text: string } {
    const parts = flatParts(query);
    if (parts === undefined) return { tokens: [], text: query };
    return { tokens: parts.filter(({ isWords }) => !isWords).map(({ text }) => text), text: parts.filter(({ isWords }) => isWords).map(({ text }) => text).join(' ') };
  }

  function gather(): boolean {
    const { tokens, text } = get();
    const query = queryOf(tokens, text);
    if (!parseQuery(query).ok) return false;
    const next = gathered(query);
    if (next.tokens.length === tokens.length) return false;
    show(next.tokens, next.text === '' ? '' : `${next.text} `);
    return true;
  }

  function follow(): void {
    const typed = target.typed();
    if (typed === told) return;
    told = typed;
    const { tokens, text } = gathered(typed);
    show(tokens, text);
  }

  return {
    getState: get,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    start() {
      follow();
      const stop = target.onChange(follow);
      return () => {
        clearTimeout(pause);
        stop();
      };
    },

    gather() {
      const changed = gather();
      if (changed) tell('type');
      return changed;
    },

    edit(text) {
      store.setState({ text, meant: false });
      tellTyped();
    },

    enter() {
      gather();
      store.setState({ meant: true });
      tell('apply');
    },

    leave() {
      store.setState({ meant: true });
      tell('type');
    },

    complete(from, to, inserted, whole) {
      const { tokens, text } = get();
      const after = text.slice(to);
      const space = whole && !after.startsWith(' ') ? ' ' : '';
      show(tokens, text.slice(0, from) + inserted + space + after, from + inserted.length + space.length);
      if (whole && after.trim() === '') gather();
      if (whole) tell('type');
      else tellTyped();
    },

    open(index) {
      const { tokens, text } = get();
      const token = tokens[index];
      if (token === undefined) return;
      show(tokens.toSpliced(index, 1), text.trim() === '' ? token : `${token} ${text}`, token.length);
    },

    add(condition) {
      const { tokens, text } = get();
      const added = conditionText(condition);
      const query = queryOf(tokens, text);
      // Text that cannot be read gives way.
      if (!parseQuery(query).ok) show([...tokens, added], '');
      else if (flatParts(query) === undefined) show([], `(${query}) ${added} `);
      else if (!tokens.includes(added)) store.setState({ tokens: [...tokens, added] });
      gather();
      tell('apply');
    },

    remove(index) {
      // The caret stays: a token is taken away from among the tokens.
      store.setState({ tokens: get().tokens.toSpliced(index, 1) });
      tell('apply');
    },

    clearText() {
      show(get().tokens, '');
      tell('apply');
    },

    clear() {
      show([], '');
      tell('apply');
    },
  };
}

/** The whole query of the field. */
export function fieldQuery({ tokens, text }: QueryFieldState): string {
  return queryOf(tokens, text);
}

/** What is wrong with the text, its place counted within it; undefined where nothing is, or where it may only be unfinished. */
export function fieldProblem(state: QueryFieldState): QueryProblem | undefined {
  const { tokens, text, meant } = state;
  const parsed = parseQuery([...tokens, text].join(' '));
  if (parsed.ok) return undefined;
  const { problem } = parsed;
  const before = tokens.length === 0 ? 0 : tokens.join(' ').length + 1;
  const within = (offset: number): number => Math.min(Math.max(0, offset - before), text.length);
  const span = { from: within(problem.span.from), to: within(problem.span.to) };
  const unfinished = problem.code === 'form' || (problem.code === 'value' && span.to >= text.trimEnd().length);
  return unfinished && !meant ? undefined : { ...problem, span };
}
