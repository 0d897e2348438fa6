import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryField, fieldProblem, fieldQuery, type QueryField } from '../../../../../src/renderer/features/activity/query-field';

let typed: string;
let told: string[];
let listeners: Set<() => void>;
let field: QueryField;

/** The field as it looks: tokens in square brackets, then the text. */
const look = (): string => [...field.getState().tokens.map((token) => `[${token}]`), field.getState().text].join('');

/** The query was changed elsewhere. */
function changeElsewhere(query: string): void {
  typed = query;
  for (const listener of listeners) listener();
}

function write(text: string): void {
  field.edit(text);
  field.enter();
}

beforeEach(() => {
  vi.useFakeTimers();
  typed = '';
  told = [];
  listeners = new Set();
  const take = (query: string): void => {
    told.push(query);
    changeElsewhere(query);
  };
  field = createQueryField({ typed: () => typed, type: take, apply: take, onChange: (listener) => (listeners.add(listener), () => listeners.delete(listener)) });
  field.start();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the filter field', () => {
  it.each([
    ['event:claim.*', '[event:claim.*]'],
    ['event:claim.* -path:/healthz', '[event:claim.*][-path:/healthz]'],
    ['urgent event:claim.* "two words"', '[event:claim.*]urgent "two words" '],
    ['not pinned and status:4xx', '[-pinned][status:4xx]'],
    ['urgent words', 'urgent words'],
    ['event:a or event:b', 'event:a or event:b'],
    ['event:a (status:4xx or status:5xx)', 'event:a (status:4xx or status:5xx)'],
    ['-(event:a source:ui)', '-(event:a source:ui)'],
    ['event:', 'event:'],
    ['(((event:a)))', '[event:a]'],
  ])('shows %s as %s', (text, expected) => {
    write(text);
    expect(look()).toBe(expected);
  });

  it('makes all of it text again where a later word joins its tokens otherwise', () => {
    write('event:a source:ui');
    expect(look()).toBe('[event:a][source:ui]');
    field.edit('or event:b');
    expect(field.gather()).toBe(true);
    expect(look()).toBe('event:a source:ui or event:b ');
    expect(typed).toBe('event:a source:ui or event:b');
  });

  it('asks for what can be read alone, in the order in which it stands', () => {
    field.edit('event:a');
    field.gather();
    field.edit('urgen');
    field.edit('urgent sta');
    field.edit('urgent state:');
    field.edit('urgent state:failed');
    field.enter();
    expect(told).toEqual(['', 'event:a', 'event:a urgen', 'event:a urgent', 'event:a urgent', 'event:a urgent', 'event:a state:failed urgent']);
  });

  it('takes half a condition for a whole one after a pause, or once it is left', () => {
    field.edit('urgent event:cl');
    vi.advanceTimersByTime(699);
    expect(typed).toBe('urgent');
    vi.advanceTimersByTime(1);
    expect(typed).toBe('urgent event:cl');
    field.edit('urgent event:claim.closed');
    expect(typed).toBe('urgent');
    field.leave();
    expect(typed).toBe('urgent event:claim.closed');
    field.edit('event:');
    vi.advanceTimersByTime(5_000);
    expect(typed).toBe('');
  });

  it('opens a token for change, with the caret at its end, and takes one away', () => {
    write('event:a source:ui urgent');
    expect(look()).toBe('[event:a][source:ui]urgent ');
    field.open(1);
    expect(look()).toBe('[event:a]source:ui urgent ');
    expect(field.getState().caret.at).toBe('source:ui'.length);
    field.enter();
    field.remove(0);
    expect(look()).toBe('[source:ui]urgent ');
    expect(typed).toBe('source:ui urgent');
    field.clearText();
    expect([look(), typed]).toEqual(['[source:ui]', 'source:ui']);
    field.clear();
    expect([look(), typed]).toEqual(['', '']);
  });

  it('adds a condition once, to a flat query as a token and to any other in brackets', () => {
    const id = { kind: 'body', path: ['claim', 'id'], test: { kind: 'text', pattern: { pieces: ['4211'] } } } as const;
    write('event:a urgent');
    field.add(id);
    field.add(id);
    expect([look(), typed]).toEqual(['[event:a][body.claim.id:4211]urgent ', 'event:a body.claim.id:4211 urgent']);
    field.clear();
    write('event:a or event:b');
    field.add(id);
    expect([look(), typed]).toEqual(['(event:a or event:b) body.claim.id:4211 ', '(event:a or event:b) body.claim.id:4211']);
    field.clear();
    write('event:a status:2xx');
    field.edit('status:>=');
    field.add(id);
    expect(look()).toBe('[event:a][status:2xx][body.claim.id:4211]');
  });

  it('follows a query that was set elsewhere, and no echo of its own', () => {
    field.edit('urgent ');
    expect(look()).toBe('urgent ');
    changeElsewhere('event:claim.closed urgent');
    expect(look()).toBe('[event:claim.closed]urgent');
    changeElsewhere('');
    expect(look()).toBe('');
  });

  it('completes where the caret is, and gathers what is whole', () => {
    field.edit('sta');
    field.complete(0, 3, 'status:', false);
    expect([look(), field.getState().caret.at]).toEqual(['status:', 7]);
    field.complete(7, 7, '>=400', true);
    expect(look()).toBe('[status:>=400]');
    field.edit('a or pin');
    field.complete(5, 8, 'pinned', true);
    expect(look()).toBe('status:>=400 a or pinned ');
    field.edit('sou b');
    field.complete(0, 3, 'source:', false);
    expect([look(), field.getState().caret.at]).toEqual(['source: b', 7]);
  });
});

describe('the problem of the filter field', () => {
  const problem = (text: string): string => {
    field.edit(text);
    const found = fieldProblem(field.getState());
    return found === undefined ? 'none' : `${found.span.from}-${found.span.to} ${found.message.split('.')[0]}`;
  };

  it('waits with what may only be unfinished until it was meant', () => {
    write('event:a');
    expect(['st', 'status:', 'status:>=', '"two', '(a or', 'stauts:', 'state:faild b'].map(problem)).toEqual(['none', 'none', 'none', 'none', 'none', '0-6 There is no field “stauts”', '6-11 There is no state “faild”']);
    field.edit('status:>=');
    field.enter();
    expect(fieldProblem(field.getState())?.span).toEqual({ from: 7, to: 9 });
    field.edit('status:>=4');
    expect(fieldProblem(field.getState())).toBeUndefined();
    expect(fieldQuery(field.getState())).toBe('event:a status:>=4');
  });
});
