import type { Check } from '../../../shared/model/check';
import { nodeAt } from '../../../shared/json/json-pointer';
import type { JsonNode } from '../../../shared/json/parse-json';
import type { TreeMark } from '../../ui/tree-mark';

/** The verdicts in the order in which they are read: the order of the checks, or the gravest first where there are more than six. */
export function orderedChecks(checks: readonly Check[]): readonly Check[] {
  if (checks.length <= 6) return checks;
  const weight = { fail: 0, warn: 1, pass: 2, 'not-run': 3 } as const;
  return checks.toSorted((one, other) => weight[one.state] - weight[other.state]);
}

/** How the checks went, in words: "2 pass, 1 fails". */
export function checksSummary(checks: readonly Check[]): string {
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length;
  const [pass, warn, fail, notRun] = [count('pass'), count('warn'), count('fail'), count('not-run')];
  const parts: string[] = [];
  if (pass > 0) parts.push(`${pass} ${pass === 1 ? 'passes' : 'pass'}`);
  if (warn > 0) parts.push(`${warn} ${warn === 1 ? 'warns' : 'warn'}`);
  if (fail > 0) parts.push(`${fail} ${fail === 1 ? 'fails' : 'fail'}`);
  if (notRun > 0) parts.push(`${notRun} not run`);
  return parts.join(', ');
}

/** The value that a pointer names, or the nearest one above it where that value is missing. */
export function nearestNode(root: JsonNode, pointer: string): JsonNode {
  let at = pointer;
  for (;;) {
    const node = nodeAt(root, at);
    if (node !== undefined) return node;
    if (at === '') return root;
    at = at.slice(0, at.lastIndexOf('/'));
  }
}

/** What the failing and warning checks say of single values of the body. */
export function treeMarks(root: JsonNode, checks: readonly Check[]): ReadonlyMap<JsonNode, TreeMark> {
  const marks = new Map<JsonNode, TreeMark>();
  for (const check of checks) {
    if (check.pointer === undefined || (check.state !== 'fail' && check.state !== 'warn')) continue;
    const node = nearestNode(root, check.pointer);
    if (node === root || (marks.get(node)?.state === 'fail' && check.state === 'warn')) continue;
    marks.set(node, { state: check.state, reason: check.title });
  }
  return marks;
}
