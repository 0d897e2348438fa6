import type { ScenarioRun, StepResult } from '../../../../shared/model/scenario-run';
import { timeWords } from '../../../../shared/model/scenario-words';
import { escapeMarkup } from './report-text';

const style = `
:root { color-scheme: light dark; --ground: light-dark(#fff, #16181c); --text: light-dark(#16181c, #eceef2); --soft: light-dark(#565d6b, #a4abb9); --line: light-dark(#d9dde4, #343945); --ok: light-dark(#0b6b3d, #57d08d); --fail: light-dark(#b3141d, #ff9a94); --fail-ground: light-dark(#fdeeee, #3a1d20); --warn: light-dark(#7d4a00, #f0b658); }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
p { margin: .25rem 0; } .soft, dt { color: var(--soft); } code, dd, td.num { font: 13px/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .375rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-size: 12px; color: var(--soft); font-weight: 500; } .num { white-space: nowrap; }
.held { color: var(--ok); } .failed { color: var(--fail); } .skipped, .waiting { color: var(--warn); } tr.is-failed td { background: var(--fail-ground); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .125rem .75rem; margin: .375rem 0; } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: .25rem 0; padding-inline-start: 1.25rem; }
`;

/** One HTML file over runs, without scripts and without anything from elsewhere. All text is escaped. */
export function htmlReport(runs: readonly ScenarioRun[]): string {
  const failed = runs.filter(({ state, counts }) => state !== 'done' || counts.failed > 0).length;
  const title = runs.length === 1 ? (runs[0]?.scenarioName ?? 'Run') : `${runs.length} scenarios`;
  const verdict = failed === 0 ? 'All held' : runs.length === 1 ? 'Did not hold' : `${failed} of ${runs.length} did not hold`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)} · Hookbench</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
<p class="${failed === 0 ? 'held' : 'failed'}">${verdict}</p>
<p class="soft">An answer of 200 counts as acknowledged. Whether a receiver did its work, only what it sends back can show.</p>
${runs.map(runSection).join('\n')}
</body>
</html>
`;
}

function runSection(run: ScenarioRun): string {
  const { held, failed, skipped } = run.counts;
  const facts: readonly (readonly [string, string])[] = [
    ['started', new Date(run.startedAtMs).toISOString()],
    ['took', `${timeWords(run.elapsedMs)}, ${timeWords(run.scenarioMs)} in the scenario`],
    ['seed', String(run.seed)],
    ['scale', `${run.scale}×`],
    ...run.endpoints.map(({ name, url }) => [name, url] as const),
    ['sent, captured', `${run.sent}, ${run.captured}`],
    ['events', `sha256 ${run.eventsSha256}`],
    ...(run.problem === undefined ? [] : [['stopped', run.problem] as const]),
  ];
  const left = run.stepCount - run.steps.length;
  return `<section>
<h2>${escapeMarkup(run.scenarioName)}</h2>
<p>${held} held, <span class="${failed > 0 ? 'failed' : ''}">${failed} failed</span>${skipped > 0 ? `, <span class="skipped">${skipped} skipped</span>` : ''}</p>
<dl>${facts.map(([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>`).join('')}</dl>
<table>
<thead><tr><th scope="col">Step</th><th scope="col">State</th><th scope="col">What</th><th scope="col">Result</th></tr></thead>
<tbody>
${run.steps.map(stepRow).join('\n')}
</tbody>
</table>
${left > 0 ? `<p class="soft">${left} more steps were played without a result that matters, or not at all.</p>` : ''}
</section>`;
}

function stepRow(step: StepResult): string {
  const state = `<td class="${step.state}">${step.state === 'to-come' ? 'to come' : step.state}</td>`;
  const who = step.performer === undefined ? '' : ` <span class="soft">${escapeMarkup(step.performer)}, ${step.source ?? ''}${step.event === undefined ? '' : `, ${escapeMarkup(step.event)}`}</span>`;
  return `<tr class="${step.state === 'failed' ? 'is-failed' : ''}"><td class="num">${step.index + 1}</td>${state}<td>${escapeMarkup(step.title)}${who}${step.state === 'failed' ? failureOf(step) : ''}</td><td>${escapeMarkup(step.result ?? '')}</td></tr>`;
}

function failureOf({ expectation, line }: StepResult): string {
  if (expectation === undefined) return '';
  const seen = expectation.seen.map(({ id, eventName, source, remark, atMs }) => `<li><code>${escapeMarkup([new Date(atMs).toISOString(), id, eventName ?? '', source ?? '', remark ?? ''].filter((part) => part !== '').join('  '))}</code></li>`);
  return `<dl><dt>line</dt><dd>${line}</dd><dt>expected</dt><dd>${escapeMarkup(expectation.expected)}</dd><dt>came</dt><dd>${escapeMarkup(expectation.came)}</dd></dl>${seen.length === 0 ? '' : `<ul>${seen.join('')}</ul>`}`;
}
