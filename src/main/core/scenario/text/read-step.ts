import { isMap, isScalar, type Node } from 'yaml';
import { claimTypeOf, claimTypes } from '../../../../shared/model/claim-type';
import type { PerformedBy } from '../../../../shared/model/event';
import { readFaultValue, type FaultOrder } from '../../../../shared/model/fault';
import { scenarioActions, scenarioLimits, type ScenarioAction, type ScenarioActionName, type Step } from '../../../../shared/model/scenario';
import { jsonOf } from './json-of';
import { anyOf, Mapping, nearestWord, scalarText } from './mapping';
import { performerNamed } from './performer-named';
import { readExpectation } from './read-expectation';
import type { ProblemList } from './source';
import type { Names } from './template';
import { timeOf } from './time-of';
import type { ScenarioWords } from './words';

/** The key that says what a step is, each with the keys that may stand beside it. */
export const stepKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['note', []],
  ['do', ['as', 'claim', 'to', 'label', 'type', 'name', 'endpoint', 'fault']],
  ['send', ['as', 'claim', 'subject', 'endpoint', 'fault']],
  ['fault', ['event', 'at', 'as', 'claim', 'subject', 'endpoint']],
  ['burst', ['count', 'rate', 'as', 'claim', 'endpoint']],
  ['wait', []],
  ['prompt', []],
  ['expect', ['exactly', 'at_least', 'at_most', 'among', 'within', 'until', 'since', 'before', 'after', 'none_twice', 'none_twice_by', 'fields', 'schema', 'but', 'if_any']],
  ['repeat', ['steps']],
  ['for_each', ['in', 'steps']],
]);

/** The kind of step that a node is: the first of its keys that says so. Told and undefined where none does. */
export function kindOfStep(node: Node, problems: ProblemList, names: Names): { readonly kind: string; readonly mapping: Mapping } | undefined {
  const kinds = [...stepKeys.keys()];
  if (!isMap(node)) {
    problems.addAt(node, 'This is no step', `a step, which begins with ${anyOf(kinds)}`);
    return undefined;
  }
  const mapping = new Mapping(node, problems, names);
  const found = kinds.filter((kind) => mapping.has(kind) && !(kind === 'fault' && (mapping.has('do') || mapping.has('send'))));
  const [kind, second] = found;
  if (kind === undefined) {
    const first = mapping.keys[0] ?? '';
    problems.addAt(mapping.keyNode(first) ?? node, `${first === '' ? 'An empty step' : first.slice(0, 60)} is not known here`, anyOf(kinds), nearestWord(first, kinds));
    return undefined;
  }
  if (second !== undefined) problems.addAt(mapping.keyNode(second), `${second} begins another step`, `a step with ${kind} alone, and a new line that begins with “- ${second}”`);
  mapping.only([...found, ...(stepKeys.get(kind) ?? [])]);
  return { kind, mapping };
}

/** One step that is no loop, with names filled in; undefined where something in it is wrong, which is told. */
export function readStep(node: Node, problems: ProblemList, names: Names, words: ScenarioWords): Step | undefined {
  const before = problems.count;
  const step = kindOfStep(node, problems, names);
  if (step === undefined) return undefined;
  const read = new StepReader(step.mapping, problems, names, words).read(step.kind);
  return problems.count > before ? undefined : read;
}

class StepReader {
  readonly #mapping: Mapping;
  readonly #problems: ProblemList;
  readonly #names: Names;
  readonly #words: ScenarioWords;

  constructor(mapping: Mapping, problems: ProblemList, names: Names, words: ScenarioWords) {
    this.#mapping = mapping;
    this.#problems = problems;
    this.#names = names;
    this.#words = words;
  }

  read(kind: string): Step | undefined {
    const mapping = this.#mapping;
    switch (kind) {
      case 'note':
      case 'prompt': {
        const text = mapping.text(kind, 'a text');
        return text === undefined ? undefined : { kind, text };
      }
      case 'wait': {
        const waitMs = timeOf(mapping, 'wait', scenarioLimits.waitMs);
        return waitMs === undefined ? undefined : { kind, waitMs };
      }
      case 'do':
        return this.#do();
      case 'send': {
        const event = this.#event('send');
        return event === undefined ? undefined : { kind: 'send', event, faults: this.#faults(undefined), ...this.#rest() };
      }
      case 'fault': {
        const faults = this.#faults(mapping.choice('at', ['once', 'in turn']));
        if (!mapping.has('event')) mapping.problem('fault', 'The event is missing', 'event: and the name of the event that carries the fault');
        const event = this.#event('event');
        return event === undefined ? undefined : { kind: 'send', event, faults, ...this.#rest() };
      }
      case 'burst':
        return this.#burst();
      default: {
        const expectation = readExpectation(mapping, this.#problems, this.#names, this.#words);
        return expectation === undefined ? undefined : { kind: 'expect', expectation };
      }
    }
  }

  #do(): Step | undefined {
    const name = this.#mapping.choice('do', scenarioActions);
    if (name === undefined) return undefined;
    const key = valueKey(name);
    for (const other of ['to', 'label', 'type', 'name']) {
      if (other !== key && this.#mapping.has(other)) this.#problems.addAt(this.#mapping.keyNode(other), `${other} does not go with ${name}`, key === undefined ? `${name} alone` : key);
    }
    const value = key === undefined ? undefined : this.#mapping.text(key, `${key} and what it is`, 1_000);
    if (key !== undefined && !this.#mapping.has(key) && name !== 'create claim' && name !== 'create contact') this.#mapping.problem('do', `${name} needs to know more`, `${key}: and ${wanted(key)}`);
    if (key === 'type' && value !== undefined && claimTypeOf(value) === undefined) this.#mapping.problem('type', `${value.slice(0, 60)} is no type of the account`, anyOf(claimTypes.map((type) => `“${type.name}”`)), nearestWord(value, claimTypes.map((type) => type.name)));
    const { claim, performer, endpoint } = this.#rest();
    const action: ScenarioAction = { name, ...(claim === undefined ? {} : { claim }), ...(value === undefined ? {} : { value }) };
    return { kind: 'do', action, faults: this.#faults(undefined), ...(performer === undefined ? {} : { performer }), ...(endpoint === undefined ? {} : { endpoint }) };
  }

  #burst(): Step | undefined {
    const event = this.#event('burst');
    if (!this.#mapping.has('count')) this.#mapping.problem('burst', 'The count is missing', 'count: and how many');
    const count = this.#mapping.whole('count', 1, scenarioLimits.rounds);
    const rate = this.#mapping.text('rate', 'a rate such as 50/s');
    const perSecond = /^(\d{1,5})\s*\/\s*s$/.exec(rate ?? '')?.[1];
    if (rate !== undefined && (perSecond === undefined || Number(perSecond) < 1 || Number(perSecond) > 20_000)) this.#mapping.problem('rate', `${rate.slice(0, 40)} is no rate`, 'a rate from 1/s to 20000/s');
    if (event === undefined || count === undefined) return undefined;
    const { subjectText: _none, ...rest } = this.#rest();
    return { kind: 'burst', event, count, ...(perSecond === undefined ? {} : { perSecond: Number(perSecond) }), ...rest };
  }

  #event(key: string): string | undefined {
    const names = this.#words.events.map(({ name }) => name);
    const name = this.#mapping.text(key, 'the name of an event');
    if (name === undefined || names.includes(name)) return name;
    this.#mapping.problem(key, `${name.slice(0, 60)} is not in the catalogue`, anyOf(names), nearestWord(name, names));
    return undefined;
  }

  #rest(): { readonly performer?: PerformedBy; readonly claim?: string; readonly subjectText?: string; readonly endpoint?: string } {
    const performer = this.#performer();
    const claim = this.#mapping.text('claim', 'the name that this scenario gives a claim', 100);
    const endpoint = this.#mapping.text('endpoint', 'one of the names under endpoints', 200);
    const subject = this.#mapping.valueNode('subject');
    const subjectText = subject === undefined ? undefined : this.#subject(subject);
    return {
      ...(performer === undefined ? {} : { performer }),
      ...(claim === undefined ? {} : { claim }),
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(subjectText === undefined ? {} : { subjectText }),
    };
  }

  #subject(node: Node): string | undefined {
    if (isMap(node)) return jsonOf(node, this.#problems, this.#names);
    if (isScalar(node)) return this.#mapping.text('subject', 'a claim or contact in keys and values, or its JSON as text', 1_000_000);
    this.#problems.addAt(node, 'This is no claim and no contact', 'keys and values, or JSON as text');
    return undefined;
  }

  #performer(): PerformedBy | undefined {
    const who = this.#mapping.mapping('as', '{ user: NAME } or { token: NAME }');
    if (who === undefined) return undefined;
    who.only(['user', 'id', 'token']);
    const token = who.text('token', 'the name of an API token', 200);
    const user = who.text('user', 'the name of a user', 200);
    const userId = who.whole('id', 0, Number.MAX_SAFE_INTEGER);
    if (token !== undefined && (user !== undefined || userId !== undefined)) this.#problems.addAt(who.node, 'An API token is no user', '{ user: NAME } or { token: NAME }');
    if (token !== undefined) return { kind: 'token', name: token };
    if (user !== undefined) return performerNamed(user, userId);
    if (!who.has('token') && !who.has('user')) this.#problems.addAt(who.node, 'Nobody is named', '{ user: NAME } or { token: NAME }');
    return undefined;
  }

  #faults(at: 'once' | 'in turn' | undefined): readonly FaultOrder[] {
    const orders: FaultOrder[] = [];
    for (const node of this.#mapping.list('fault', 'a fault such as duplicate=2, or a list of them', true)) {
      const written = isScalar(node) ? this.#mapping.fill(node, scalarText(node)) : undefined;
      if (written === undefined) {
        if (!isScalar(node)) this.#problems.addAt(node, 'This is no fault', 'a fault such as duplicate=2');
        continue;
      }
      const [, name = '', told] = /^([^=]*)(?:=(.*))?$/s.exec(written.trim()) ?? [];
      const info = this.#words.faults.find((fault) => fault.name === name);
      if (info === undefined) {
        const known = this.#words.faults.map((fault) => fault.name);
        this.#problems.addAt(node, `${name === '' ? 'Nothing' : name.slice(0, 60)} is not a fault`, 'a name of the fault table (hookbench send --faults)', nearestWord(name, known));
        continue;
      }
      const value = at === 'in turn' && info.value.kind === 'copies' && told?.includes(',') !== true ? `${told ?? String(info.value.standard)},after` : told;
      const read = readFaultValue(info, value);
      if (!read.ok) this.#problems.addAt(node, `${written.slice(0, 60)} cannot be`, read.message.replace(/\.$/, ''));
      else orders.push(value === undefined ? { name } : { name, value });
    }
    return orders;
  }
}

/** The key that holds what an action needs to know; undefined where it needs nothing. */
function valueKey(name: ScenarioActionName): 'to' | 'label' | 'type' | 'name' | undefined {
  switch (name) {
    case 'assign':
      return 'to';
    case 'add label':
    case 'remove label':
      return 'label';
    case 'switch type':
    case 'create claim':
      return 'type';
    case 'create contact':
      return 'name';
    default:
      return undefined;
  }
}

function wanted(key: string): string {
  return key === 'to' ? 'the name of a user' : key === 'label' ? 'the label' : 'the name of a type';
}
