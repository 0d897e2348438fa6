import { posix } from 'node:path';
import type { Import } from './source-text';

/** A file of the repository: its path from the root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly imports: readonly Import[];
}

/** Who may import whom. `files` are beginnings of paths; the longest one that fits a file is its zone. */
interface Zone {
  readonly files: string;
  /** Beginnings of paths that this zone may import besides itself. */
  readonly may: readonly string[];
  /** `none`: no package and no Node; `node`: Node and packages; `web`: packages, no Node. */
  readonly packages: 'none' | 'node' | 'web';
}

const core = 'src/main/core/';
const part = (name: string, ...edges: readonly string[]): Zone => ({
  files: `${core}${name}/`,
  may: ['src/shared/', `${core}ports.`, `${core}disk-sentence.`, `${core}json-file.`, `${core}url-path.`, ...edges.map((edge) => `${core}${edge}/`)],
  packages: 'node',
});
// What the ways in may see of the core: the files beside its part folders.
const coreFront = ['app', 'data-folder', 'desk-port', 'dispatch', 'fault-list', 'folder-export', 'json-file', 'live-bus', 'ports', 'compared-request', 'reader', 'scenario-reports', 'scenario-shelf', 'system-ports', 'version'].map((file) => `${core}${file}.`);

/** The features of the window: each is a zone of its own. */
export const features = [
  'activity',
  'compare',
  'compose',
  'desk',
  'endpoints',
  'rules',
  'scenarios',
  'settings',
];
/** The part folders of the core. */
export const coreParts = ['account', 'bodies', 'catch', 'checks', 'export', 'import', 'log', 'scenario', 'secrets', 'sender', 'validation', 'wire', 'workspace'];
/** The only files in which two part folders of the core meet. */
const meetingPlaces = [
  'scenario-control',
  'scenario-handlers',
  'scenario-world',
  'scenario-recording',
  'scenario-records',
  'app',
  'desk',
  'desk-handlers',
  'handlers',
  'catch-control',
  'catch-handlers',
  'sending-handlers',
  'again-handlers',
  'first-send',
  'filter-handlers',
  'sharing-handlers',
  'export-handlers',
  'compare-handlers',
  'compared-request',
  'import-handlers',
  'folder-export',
  'replayed-request',
  'delivery-handlers',
  'viewing-handlers',
  'judge-worker',
  'late-checks',
].map((file) => `${core}${file}.ts`);

const zones: readonly Zone[] = [
  { files: 'src/shared/', may: [], packages: 'none' },
  { files: core, may: ['src/shared/'], packages: 'node' },
  { files: `${core}version.ts`, may: ['package.json'], packages: 'none' },
  part('bodies'),
  part('account'),
  part('catch'),
  part('checks', 'wire'),
  part('export'),
  part('import'),
  part('log'),
  part('scenario'),
  part('secrets'),
  part('sender', 'wire'),
  part('validation'),
  part('wire'),
  part('workspace'),
  { files: 'src/main/electron/', may: ['src/shared/', ...coreFront], packages: 'node' },
  { files: 'src/main/index.ts', may: ['src/shared/', 'src/main/electron/', ...coreFront], packages: 'node' },
  { files: 'src/main/cli/', may: ['src/shared/', ...coreFront], packages: 'node' },
  { files: 'src/main/cli.ts', may: ['src/shared/', 'src/main/cli/', ...coreFront], packages: 'node' },
  { files: 'src/main/preload.ts', may: ['src/shared/contract/'], packages: 'node' },
  { files: 'src/renderer/ui/', may: ['src/shared/json/', 'src/shared/order/'], packages: 'web' },
  { files: 'src/renderer/host/', may: ['src/shared/'], packages: 'web' },
  { files: 'src/renderer/app/', may: ['src/shared/', 'src/renderer/'], packages: 'web' },
  { files: 'src/renderer/main.tsx', may: ['src/shared/', 'src/renderer/'], packages: 'web' },
  ...features.map((feature): Zone => ({ files: `src/renderer/features/${feature}/`, may: ['src/shared/', 'src/renderer/ui/', 'src/renderer/host/'], packages: 'web' })),
];

/** Packages and Node modules that belong to some places alone. */
const owners: readonly { readonly packages: RegExp; readonly files: readonly string[] }[] = [
  { packages: /^electron($|\/)/, files: ['src/main/index.ts', 'src/main/electron/', 'src/main/preload.ts'] },
  { packages: /^ajv($|\/|-)/, files: [`${core}validation/`] },
  { packages: /^lowdb($|\/)/, files: [`${core}workspace/`] },
  { packages: /^yaml($|\/)/, files: [`${core}scenario/`] },
  { packages: /^(@photostructure\/sqlite|node:sqlite)($|\/)/, files: [`${core}log/`] },
  { packages: /^(node:)?(http|https|http2|net|tls|dgram)$/, files: [`${core}sender/`, `${core}catch/`] },
  { packages: /^(react|react-dom|zustand|lucide-react|@base-ui|@codemirror|@lezer|@tanstack|react-resizable-panels)($|\/)/, files: ['src/renderer/'] },
];

/** Which rules of the architecture the imports of a file break, one sentence each. */
export function importProblems(file: SourceFile): readonly string[] {
  const zone = zones.filter(({ files }) => file.path.startsWith(files)).sort((a, b) => b.files.length - a.files.length)[0];
  if (zone === undefined) return [`${file.path} lies in no place that architecture knows`];
  const problems: string[] = [];
  for (const { specifier } of file.imports) {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : undefined;
    const problem = target === undefined ? packageProblem(file.path, zone, specifier) : pathProblem(file.path, zone, target);
    if (problem !== undefined) problems.push(`${file.path} imports ${specifier}: ${problem}`);
  }
  const joined = coreParts.filter((name) => file.imports.some(({ specifier }) => specifier.startsWith(`./${name}/`)));
  if (zone.files === core && joined.length > 1 && !meetingPlaces.includes(file.path)) {
    problems.push(`${file.path} joins ${joined.join(' and ')}: the core’s parts meet in its meeting places alone`);
  }
  return problems;
}

function pathProblem(path: string, zone: Zone, target: string): string | undefined {
  // The point ends the name, so that "ports." stands for ports.ts and never for ports-of-call.ts.
  const named = `${target}.`;
  if (zone.files.endsWith('/') && target.startsWith(zone.files)) return undefined;
  if (zone.may.some((allowed) => named.startsWith(allowed) || target === allowed)) return undefined;
  if (target.endsWith('.css') && path.startsWith('src/renderer/') && target.startsWith('src/renderer/')) return undefined;
  return `${zone.files} may not import it`;
}

function packageProblem(path: string, zone: Zone, specifier: string): string | undefined {
  const owner = owners.find(({ packages }) => packages.test(specifier));
  if (owner !== undefined && !owner.files.some((files) => path.startsWith(files))) return `it belongs to ${owner.files.join(', ')}`;
  if (zone.packages === 'none') return `${zone.files} imports no package`;
  if (zone.packages === 'web' && specifier.startsWith('node:')) return 'the window has no Node';
  return undefined;
}
