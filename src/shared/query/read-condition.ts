import { failureCodes, type FailureCode } from '../model/failure';
import { durationUnits, readAmount, sizeUnits, type AmountUnit } from './amounts';
import { queryCheckKinds, queryDirections, queryFields, queryStates, queryVerdicts, type QueryField } from './fields';
import { FoundProblem } from './found-problem';
import type { QueryToken, TextRun } from './lexer';
import { readMoment, type LocalTime } from './moments';
import { nearestWord } from './nearest-word';
import type { Comparison, NumberField, QueryCondition, TextPattern } from './query';

type FieldToken = Extract<QueryToken, { kind: 'field' }>;

/** A comparison before the rest of a value; the longer signs first. */
const comparisonStart = /^(?:>=|<=|!=|>|<|=)/;
const largestStatus = 999;
const largestAttempts = 1_000_000;

/** The condition that a field with its value makes. Throws `FoundProblem`. */
export function readCondition(token: FieldToken, localTime: LocalTime): QueryCondition {
  const field = fieldOf(token);
  if (field === 'body') return bodyCondition(token);
  if (field === 'header') return headerCondition(token);
  const value = valueOf(token);
  const text = textOf(value);
  switch (field) {
    case 'event':
    case 'source':
    case 'method':
    case 'path':
    case 'endpoint':
    case 'id':
      return { kind: 'text', field, pattern: patternOf(value) };
    case 'status':
      return statusCondition(token, text);
    case 'attempts':
      return numberCondition(token, field, text, (written) => wholeUpTo(written, largestAttempts), 'a whole number, such as 1 or >3');
    case 'size':
      return numberCondition(token, field, text, (written) => readAmount(written, sizeUnits), `a size, such as >10kb (units ${unitNames(sizeUnits)})`);
    case 'duration':
      return numberCondition(token, field, text, (written) => readAmount(written, durationUnits), `a time, such as >1s (units ${unitNames(durationUnits)})`);
    case 'direction': {
      const found = queryDirections.find((direction) => direction.text === text.toLowerCase());
      if (found === undefined) throw valueProblem(token, `“direction:” takes in or out, not “${clipped(text)}”.`, nearestWord(text.toLowerCase(), queryDirections.map((direction) => direction.text)));
      return { kind: 'direction', value: found.value };
    }
    case 'state': {
      const found = queryStates.find(({ state }) => state === text.toLowerCase());
      if (found !== undefined) return { kind: 'state', value: found.state };
      const near = nearestWord(text.toLowerCase(), queryStates.map(({ state }) => state));
      throw valueProblem(token, near === undefined ? `There is no state “${clipped(text)}”. States are ${queryStates.map(({ state }) => state).join(', ')}.` : `There is no state “${clipped(text)}”. The nearest is “${near}”.`, near);
    }
    case 'check':
      return checkCondition(token, text);
    case 'after':
    case 'before': {
      const moment = readMoment(text, localTime);
      if (moment === undefined) throw valueProblem(token, `“${field}:” takes a time that has passed, such as 10m or 2h, or a date, such as 2026-11-01 or 2026-11-01T14:30Z.`);
      return { kind: 'time', relation: field, moment };
    }
  }
}

function fieldOf(token: FieldToken): QueryField {
  const written = token.field.text.toLowerCase();
  const known = queryFields.find(({ name }) => name === written);
  if (known !== undefined) return known.name;
  const { span } = token.field;
  const aside = `Put quotes around “${clipped(token.field.text)}:…” to look for it as text.`;
  if (written.includes('.')) throw new FoundProblem({ code: 'field', message: `There is no field “${clipped(token.field.text)}”. A value of the body is “body.${clipped(token.field.text)}:”. ${aside}`, span, replacement: `body.${token.field.text}` });
  const near = nearestWord(written, queryFields.map(({ name }) => name));
  if (near !== undefined) throw new FoundProblem({ code: 'field', message: `There is no field “${clipped(token.field.text)}”. The nearest is “${near}:”. ${aside}`, span, replacement: near });
  throw new FoundProblem({ code: 'field', message: `There is no field “${clipped(token.field.text)}”. A header is “header[${clipped(token.field.text)}]:”, a value of the body “body.${clipped(token.field.text)}:”. ${aside}`, span, replacement: `header[${token.field.text}]` });
}

function valueOf(token: FieldToken): readonly TextRun[] {
  if (token.value !== undefined && token.value.length > 0) return token.value;
  const at = token.valueSpan.to;
  throw new FoundProblem({ code: 'value', message: `“${clipped(token.field.text)}:” needs a value.`, span: { from: at, to: at } });
}

function headerCondition(token: FieldToken): QueryCondition {
  const [step, another] = token.steps;
  if (step === undefined || step.style === 'point') throw new FoundProblem({ code: 'form', message: 'Write the name of the header in square brackets, such as header[x-request-id]:abc.', span: token.field.span });
  if (another !== undefined) throw new FoundProblem({ code: 'form', message: 'A header has one name; a colon and its value come next.', span: another.name.span });
  const name = step.name.text;
  return token.value === undefined ? { kind: 'header', name } : { kind: 'header', name, pattern: patternOf(valueOf(token)) };
}

function bodyCondition(token: FieldToken): QueryCondition {
  if (token.steps.length === 0) throw new FoundProblem({ code: 'form', message: 'Write the path of a value in the body, such as body.claim.id:4211. A word alone is looked for in bodies too.', span: token.field.span });
  const path = token.steps.map(({ name }) => name.text);
  if (token.value === undefined) return { kind: 'body', path };
  const value = valueOf(token);
  const [first] = value;
  const comparison = first === undefined || first.quoted ? undefined : comparisonStart.exec(first.text)?.[0];
  if (comparison === undefined) return { kind: 'body', path, test: { kind: 'text', pattern: patternOf(value) } };
  const text = textOf(value).slice(comparison.length);
  if (!/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?$/i.test(text)) throw valueProblem(token, `“${comparison}” compares with a number as JSON writes it, such as ${comparison}4211. Put quotes around a text that begins so.`);
  return { kind: 'body', path, test: { kind: 'number', number: { comparison: comparison as Comparison, text } } };
}

function statusCondition(token: FieldToken, text: string): QueryCondition {
  const hundreds = /^([1-9])xx$/i.exec(text)?.[1];
  if (hundreds !== undefined) return { kind: 'range', field: 'status', from: Number(hundreds) * 100, to: Number(hundreds) * 100 + 99 };
  const lower = text.toLowerCase();
  const failure = failureCodes.find((code) => code === lower);
  if (failure !== undefined) return { kind: 'failure', code: failure };
  const near: FailureCode | undefined = failureCodes.find((code) => code === nearestWord(lower, failureCodes));
  if (near !== undefined && /^[a-z-]+$/.test(lower)) throw valueProblem(token, `No attempt ends with “${clipped(text)}”. The nearest is “${near}”.`, near);
  return numberCondition(token, 'status', text, (written) => wholeUpTo(written, largestStatus), 'a status, such as 200, >=400 or 4xx, or how an attempt failed, such as timeout or refused');
}

function numberCondition(token: FieldToken, field: NumberField, text: string, read: (written: string) => number | undefined, expected: string): QueryCondition {
  const dots = text.indexOf('..');
  if (dots > 0) {
    const from = read(text.slice(0, dots));
    const to = read(text.slice(dots + 2));
    if (from !== undefined && to !== undefined && from > to) throw valueProblem(token, 'The first end of a range is the smaller one.');
    if (from !== undefined && to !== undefined) return { kind: 'range', field, from, to };
  }
  const comparison = comparisonStart.exec(text)?.[0] ?? '';
  const value = read(text.slice(comparison.length));
  if (value === undefined) throw valueProblem(token, `“${field}:” takes ${expected}.`);
  return { kind: 'number', field, comparison: comparison === '' ? '=' : (comparison as Comparison), value };
}

function checkCondition(token: FieldToken, text: string): QueryCondition {
  const lower = text.toLowerCase();
  // “fail” and “fails” are as good as “failed”.
  const verdict = queryVerdicts.find((each) => each.text === lower || each.text === `${lower}ed` || each.text === lower.replace(/(?:es|s)$/, 'ed'));
  if (verdict !== undefined) return { kind: 'check', value: verdict.text };
  const kind = queryCheckKinds.find((each) => each.text === lower);
  if (kind !== undefined) return { kind: 'check', value: kind.text };
  const names = [...queryVerdicts, ...queryCheckKinds].map((each) => each.text);
  throw valueProblem(token, `“check:” takes ${queryVerdicts.map((each) => each.text).join(', ')} or the name of a check such as signature, not “${clipped(text)}”.`, nearestWord(lower, names));
}

/** Every `*` that is not between quotes parts two pieces. */
function patternOf(runs: readonly TextRun[]): TextPattern {
  const pieces = [''];
  for (const { text, quoted } of runs) {
    const [first = '', ...others] = quoted ? [text] : text.split('*');
    pieces.push((pieces.pop() ?? '') + first, ...others);
  }
  return { pieces };
}

function textOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('');
}

function wholeUpTo(text: string, largest: number): number | undefined {
  return /^[0-9]{1,9}$/.test(text) && Number(text) <= largest ? Number(text) : undefined;
}

function unitNames(units: readonly AmountUnit[]): string {
  return units.map(({ name }) => name).join(', ');
}

function valueProblem(token: FieldToken, message: string, replacement?: string): FoundProblem {
  return new FoundProblem({ code: 'value', message, span: token.valueSpan, ...(replacement === undefined ? {} : { replacement }) });
}

/** A problem is one line of the window. */
function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
