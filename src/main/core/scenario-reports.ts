import type { ScenarioRun } from '../../shared/model/scenario-run';
import { htmlReport } from './scenario/report/html';
import { junitReport } from './scenario/report/junit';

/** The reports over some runs: one HTML file without outside assets, and JUnit XML. */
export function scenarioReports(runs: readonly ScenarioRun[]): { readonly html: string; readonly junit: string } {
  return { html: htmlReport(runs), junit: junitReport(runs) };
}
