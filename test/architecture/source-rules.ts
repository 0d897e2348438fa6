import { sourceText } from './source-text';

/** One thing that no source file may hold. */
interface SourceRule {
  readonly what: string;
  /** Looked for in code, without comments and literals. */
  readonly inCode?: RegExp;
  /** Looked for in the whole text, comments included. */
  readonly inText?: RegExp;
}

const rules: readonly SourceRule[] = [
  { what: 'the type any', inCode: /(?:[:<,(|&=]\s*|\bas\s+|\bextends\s+)any\b(?!\s*[:(])/ },
  { what: 'a non-null assertion', inCode: /[\w)\]"`]!(?=[.,;:)\]}[(]|\s*(?:\n|$)|\s+(?:as|[-+*/<>&|?])\s)/ },
  { what: 'a check of the compiler switched off', inText: /@ts-(?:ignore|expect-error|nocheck)/ },
  { what: 'a note of work not done', inText: /\b(?:TODO|FIXME|XXX)\b/ },
  // Playwright's skip(condition, reason) stays: it says aloud what a machine cannot show.
  { what: 'a test that leaves others out', inCode: /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:(?:only|todo|fixme|fails)\b|skip\b(?!\([a-z]))/ },
  { what: 'a wait for time to pass', inCode: /\bwaitForTimeout\b/ },
];

/** What a source text holds that it may not, one sentence each. */
export function sourceProblems(path: string, text: string): readonly string[] {
  const { code } = sourceText(text);
  return rules
    .filter(({ inCode, inText }) => inCode?.test(code) === true || inText?.test(text) === true)
    .map(({ what }) => `${path} holds ${what}`);
}

const words = '[a-z0-9]+(?:-[a-z0-9]+)*';
const fileName = new RegExp(`^${words}(?:\\.(?:test|spec|d|config))*\\.(?:ts|tsx|mjs|css|html|json)$`);
const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib', 'shared-utils']);

/** What is wrong with the name of a file or of a folder on its way. */
export function nameProblems(path: string): readonly string[] {
  const steps = path.split('/');
  const problems: string[] = [];
  if (!fileName.test(steps.at(-1) ?? '')) problems.push(`${path} is not in kebab-case`);
  const drawer = steps.find((step) => drawers.has(step.replace(/\..*$/, '')));
  if (drawer !== undefined) problems.push(`${path} lies in a drawer: ${drawer} says nothing of what is in it`);
  return problems;
}

/** Longest file of src, in lines. */
export const longestFile = 400;

/** Whether a file has more lines than anyone reads. */
export function isTooLong(text: string): boolean {
  return text.trimEnd().split('\n').length > longestFile;
}
