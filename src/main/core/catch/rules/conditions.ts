import type { RuleCondition, TextOperator, ValueOperator } from '../../../../shared/model/answer-rule';
import { headerValues } from '../../../../shared/model/header';
import { parseBodyPath } from './body-path';
import { expectedValue } from './body-view';
import type { RequestView } from './request-view';
import { isLike } from './wildcard';
import { decodePercent, toWireText } from './wire-text';

/** A condition made ready: gives a few words on why a request does not meet it, or undefined where it does. `roll` gives a random number in [0, 1). */
export type ReadyCondition = (view: RequestView, roll: () => number) => string | undefined;

/** Makes a condition ready, so that what depends on the rule alone is done once. */
export function readyCondition(condition: RuleCondition): ReadyCondition {
  switch (condition.field) {
    case 'method':
    case 'source': {
      const { field, operator } = condition;
      const wanted = condition.value.toLowerCase();
      return ({ request }) => (holds(operator, wanted, (request[field] ?? '').toLowerCase()) ? undefined : `${field} differs`);
    }
    case 'event': {
      const { operator, value } = condition;
      return ({ request }) => (holds(operator, value, request.eventName ?? '') ? undefined : 'event differs');
    }
    case 'path': {
      const { operator } = condition;
      const wanted = toWireText(condition.value);
      return ({ address: { path } }) => (holdsForAny(operator, wanted, [path, decodePercent(path)]) ? undefined : 'path differs');
    }
    case 'header': {
      const { name, operator } = condition;
      const wanted = toWireText(condition.value);
      return ({ request }) => valueReason(`header ${name}`, operator, wanted, headerValues(request.headers, name));
    }
    case 'query': {
      const { operator } = condition;
      const name = toWireText(condition.name);
      const wanted = toWireText(condition.value);
      return ({ address: { query } }) => valueReason(`query ${condition.name}`, operator, wanted, query.filter(([found]) => found === name).map(([, value]) => value));
    }
    case 'body':
      return bodyCondition(condition.path, condition.operator, condition.value);
    case 'size': {
      const { operator, bytes } = condition;
      return ({ request: { bodyBytes } }) => ((operator === 'over' ? bodyBytes > bytes : bodyBytes < bytes) ? undefined : `body has ${bodyBytes} bytes`);
    }
    case 'web-page':
      return ({ request: { fromWebPage } }) => (fromWebPage === condition.made ? undefined : fromWebPage ? 'made by a web page' : 'not made by a web page');
    case 'chance':
      return (_view, roll) => (roll() * 100 < condition.percent ? undefined : 'left out by chance');
  }
}

function bodyCondition(path: string, operator: ValueOperator, value: string): ReadyCondition {
  const steps = parseBodyPath(path);
  const name = path === '' ? 'body' : path.startsWith('[') ? `body${path}` : `body.${path}`;
  if (steps === undefined) return () => `${name} is not a path`;
  const expected = expectedValue(value);
  const wanted = toWireText(value);
  return ({ body }) => {
    const found = body.find(steps);
    if (found === 'not-json') return operator === 'missing' ? undefined : 'body is not JSON';
    if (found === 'too-large') return 'body is too large to look into';
    if (found === 'missing') return operator === 'missing' || operator === 'is-not' ? undefined : `${name} is missing`;
    switch (operator) {
      case 'exists':
        return undefined;
      case 'missing':
        return `${name} is there`;
      case 'is':
        return found.kind === expected.kind && found.comparable === expected.comparable ? undefined : `${name} differs`;
      case 'is-not':
        return found.kind === expected.kind && found.comparable === expected.comparable ? `${name} is the same` : undefined;
      case 'like':
      case 'contains':
        return holds(operator, wanted, found.comparable) ? undefined : `${name} differs`;
    }
  };
}

function valueReason(name: string, operator: ValueOperator, wanted: string, values: readonly string[]): string | undefined {
  switch (operator) {
    case 'exists':
      return values.length > 0 ? undefined : `${name} is missing`;
    case 'missing':
      return values.length === 0 ? undefined : `${name} is there`;
    case 'is-not':
      return values.includes(wanted) ? `${name} is the same` : undefined;
    default:
      if (values.length === 0) return `${name} is missing`;
      return holdsForAny(operator, wanted, values) ? undefined : `${name} differs`;
  }
}

function holdsForAny(operator: TextOperator, wanted: string, texts: readonly string[]): boolean {
  return operator === 'is-not' ? texts.every((text) => text !== wanted) : texts.some((text) => holds(operator, wanted, text));
}

function holds(operator: TextOperator, wanted: string, text: string): boolean {
  switch (operator) {
    case 'is':
      return text === wanted;
    case 'is-not':
      return text !== wanted;
    case 'like':
      return isLike(wanted, text);
    case 'contains':
      return text.includes(wanted);
  }
}
