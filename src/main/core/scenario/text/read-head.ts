import { isMap, isScalar } from 'yaml';
import { retryPresets } from '../../../../shared/model/retry-preset';
import { retryScheduleProblem, type RetrySchedule } from '../../../../shared/model/retry-schedule';
import { scenarioLimits, type ScenarioEndpoint, type ScenarioHead, type ScenarioParameter } from '../../../../shared/model/scenario';
import { anyOf, Mapping, scalarText } from './mapping';
import type { ProblemList } from './source';
import { namesWith } from './template';
import { timeOf } from './time-of';

/** The keys of a scenario, in their usual order. */
export const headKeys: readonly string[] = ['name', 'about', 'proves', 'seed', 'scale', 'claims', 'endpoints', 'parameters', 'steps'];

export const largestSeed = 2_147_483_647;
const mostClaims = 20_000;
const mostTimeoutMs = 600_000;
const wordLike = /^[\p{L}_][\p{L}\p{N}_-]{0,59}$/u;

/** What stands above the steps. What cannot be read is told and left at its usual value. */
export function readHead(root: Mapping, problems: ProblemList): ScenarioHead {
  root.only(headKeys);
  if (!root.has('name')) problems.add(0, 0, 'The name is missing', 'name: and what the scenario is called');
  if (!root.has('steps')) problems.add(0, 0, 'The steps are missing', 'steps: and a list of steps');
  return {
    name: root.text('name', 'what the scenario is called', 200) ?? '',
    about: root.text('about', 'one line', 300)?.trim() ?? '',
    proves: root.text('proves', 'a paragraph', 5_000)?.trim() ?? '',
    seed: root.whole('seed', 0, largestSeed) ?? 1,
    scale: root.whole('scale', 1, scenarioLimits.scale) ?? 1,
    claims: root.whole('claims', 1, mostClaims) ?? 1,
    endpoints: readEndpoints(root, problems),
    parameters: readParameters(root, problems),
  };
}

function readParameters(root: Mapping, problems: ProblemList): readonly ScenarioParameter[] {
  const mapping = root.mapping('parameters', 'names and their values');
  if (mapping === undefined) return [];
  if (mapping.keys.length > scenarioLimits.parameters) problems.addAt(mapping.node, 'There are too many parameters', `at most ${scenarioLimits.parameters}`);
  return mapping.keys.slice(0, scenarioLimits.parameters).flatMap((name) => {
    const node = mapping.valueNode(name);
    if (!wordLike.test(name) || name === 'seed' || name === 'round') problems.addAt(mapping.keyNode(name), `${name.slice(0, 60)} cannot be a name`, 'letters, digits and _, beginning with a letter; seed and round are taken');
    if (!isScalar(node)) {
      problems.addAt(node ?? mapping.keyNode(name), `${name.slice(0, 60)} has no value`, 'a text or a number');
      return [];
    }
    return [{ name, value: scalarText(node) }];
  });
}

function readEndpoints(root: Mapping, problems: ProblemList): readonly ScenarioEndpoint[] {
  const mapping = root.mapping('endpoints', 'names and, for each, an endpoint of the workspace or a URL');
  if (mapping === undefined) return [];
  if (mapping.keys.length > scenarioLimits.endpoints) problems.addAt(mapping.node, 'There are too many endpoints', `at most ${scenarioLimits.endpoints}`);
  return mapping.keys.slice(0, scenarioLimits.endpoints).flatMap((name) => {
    const node = mapping.valueNode(name);
    if (!wordLike.test(name)) problems.addAt(mapping.keyNode(name), `${name.slice(0, 60)} cannot be a name`, 'letters, digits, - and _, beginning with a letter');
    if (!isMap(node)) {
      const target = mapping.text(name, 'an endpoint of the workspace, or a URL', 2_000);
      if (target === undefined && node === undefined) mapping.problem(name, `${name.slice(0, 60)} leads nowhere`, 'an endpoint of the workspace, or a URL');
      return target === undefined ? [] : [{ name, target }];
    }
    const own = new Mapping(node, problems, namesWith(new Map()));
    own.only(['endpoint', 'retry', 'timeout']);
    if (!own.has('endpoint')) problems.addAt(mapping.keyNode(name), `${name.slice(0, 60)} leads nowhere`, 'endpoint: and an endpoint of the workspace or a URL');
    const target = own.text('endpoint', 'an endpoint of the workspace, or a URL', 2_000);
    const retry = readRetry(own, problems);
    const timeoutMs = timeOf(own, 'timeout', mostTimeoutMs);
    return target === undefined ? [] : [{ name, target, ...(retry === undefined ? {} : { retry }), ...(timeoutMs === undefined || timeoutMs === 0 ? {} : { timeoutMs }) }];
  });
}

function readRetry(endpoint: Mapping, problems: ProblemList): RetrySchedule | undefined {
  const node = endpoint.valueNode('retry');
  if (node === undefined) return undefined;
  if (isScalar(node)) {
    const presets = retryPresets.map(({ id }) => id);
    const choice = endpoint.choice('retry', ['none', ...presets]);
    if (choice === undefined) return undefined;
    return choice === 'none' ? { kind: 'none' } : { kind: 'preset', preset: choice };
  }
  const mapping = endpoint.mapping('retry', 'none, a preset, { every, times } or { first, factor, longest, times }');
  if (mapping === undefined) return undefined;
  mapping.only(['every', 'times', 'first', 'factor', 'longest']);
  const times = mapping.whole('times', 1, 100);
  const secondsOf = (key: string): number | undefined => {
    const ms = timeOf(mapping, key, 7 * 86_400_000);
    return ms === undefined ? undefined : ms / 1_000;
  };
  const every = secondsOf('every');
  const first = secondsOf('first');
  if (times === undefined || (every === undefined) === (first === undefined)) {
    problems.addAt(node, 'This is no plan of retries', anyOf(['{ every: 5 s, times: 3 }', '{ first: 5 s, factor: 2, longest: 1 h, times: 8 }']));
    return undefined;
  }
  const schedule: RetrySchedule =
    every !== undefined
      ? { kind: 'fixed', delaySeconds: every, retries: times }
      : { kind: 'exponential', firstDelaySeconds: first ?? 1, factor: mapping.whole('factor', 1, 10) ?? 2, longestDelaySeconds: secondsOf('longest') ?? Math.max(first ?? 1, 3_600), retries: times };
  const problem = retryScheduleProblem(schedule);
  if (problem === undefined) return schedule;
  problems.addAt(node, 'This is no plan of retries', problem.replace(/\.$/, ''));
  return undefined;
}
