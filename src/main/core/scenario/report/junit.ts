import type { ScenarioRun, StepResult } from '../../../../shared/model/scenario-run';
import { escapeMarkup } from './report-text';

/** JUnit XML over runs: a suite each, and in it a case for every expectation and for every step that could not be done. */
export function junitReport(runs: readonly ScenarioRun[]): string {
  const suites = runs.map(suiteOf);
  const sum = (of: (suite: Suite) => number): number => suites.reduce((total, suite) => total + of(suite), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${sum(({ tests }) => tests)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}" skipped="${sum(({ skipped }) => skipped)}">\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function suiteOf(run: ScenarioRun): Suite {
  const judged = run.steps.filter(({ kind, state }) => kind === 'expect' || state === 'failed');
  const cases = judged.map((step) => caseOf(step, run.scenarioName));
  const broken = run.state === 'done' ? [] : [{ xml: `    <testcase classname="${escapeMarkup(run.scenarioName)}" name="the run comes to its end" time="0"><error message="${escapeMarkup(run.problem ?? `the run was ${run.state}`)}"/></testcase>\n`, outcome: 'error' as const }];
  const all = [...cases, ...broken];
  const count = (outcome: string): number => all.filter((each) => each.outcome === outcome).length;
  const figures = { tests: all.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
  const properties = [
    ['seed', String(run.seed)],
    ['scale', String(run.scale)],
    ['events', run.eventsSha256],
    ...run.endpoints.map(({ name, url }) => [`endpoint ${name}`, url] as const),
  ].map(([name = '', value = '']) => `      <property name="${escapeMarkup(name)}" value="${escapeMarkup(value)}"/>\n`);
  const head = `name="${escapeMarkup(run.scenarioName)}" tests="${figures.tests}" failures="${figures.failures}" errors="${figures.errors}" skipped="${figures.skipped}" time="${(run.elapsedMs / 1_000).toFixed(3)}" timestamp="${new Date(run.startedAtMs).toISOString()}"`;
  return { ...figures, xml: `  <testsuite ${head}>\n    <properties>\n${properties.join('')}    </properties>\n${all.map(({ xml }) => xml).join('')}  </testsuite>\n` };
}

function caseOf(step: StepResult, scenario: string): { readonly xml: string; readonly outcome: 'passed' | 'failure' | 'skipped' } {
  const seconds = Math.max(0, ((step.expectation?.decidedMs ?? step.endedMs ?? 0) - (step.expectation?.fromMs ?? step.startedMs ?? 0)) / 1_000);
  const head = `    <testcase classname="${escapeMarkup(scenario)}" name="${escapeMarkup(`${step.index + 1} ${step.title}`)}" time="${seconds.toFixed(3)}"`;
  if (step.state === 'held') return { xml: `${head}/>\n`, outcome: 'passed' };
  const came = step.expectation?.came ?? step.result ?? step.state;
  if (step.state !== 'failed') return { xml: `${head}><skipped message="${escapeMarkup(came)}"/></testcase>\n`, outcome: 'skipped' };
  const seen = (step.expectation?.seen ?? []).map(({ id, eventName, source, remark }) => [id, eventName ?? '', source ?? '', remark ?? ''].filter((part) => part !== '').join('  '));
  const body = [`line ${step.line}`, `expected: ${step.expectation?.expected ?? step.title}`, `came: ${came}`, ...seen].join('\n');
  return { xml: `${head}><failure message="${escapeMarkup(came)}">${escapeMarkup(body)}</failure></testcase>\n`, outcome: 'failure' };
}
