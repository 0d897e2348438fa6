import { clipboard, dialog, shell, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { DesktopMethod, NamedAction } from '../../shared/contract/contract';
import type { ExportDone } from '../../shared/contract/export-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import type { ExportFormat, ExportOrder } from '../../shared/model/export-order';
import type { CoreHandlers, Handlers } from '../core/dispatch';
import { checkTarget } from './copy-data';
import { mailLink } from './mail-link';
import { safeFileName, saveBytes, type ReadBytes } from './save-bytes';

/** What the desktop's methods work with. */
export interface DesktopParts {
  readonly dataFolder: string;
  readonly captureBytes: CoreHandlers['captures.bytes'];
  readonly bodyBytes: CoreHandlers['bodies.bytes'];
  readonly certificate: CoreHandlers['catch.certificate'];
  readonly workspaceText: CoreHandlers['sharing.export'];
  readonly runReport: CoreHandlers['scenarioRuns.report'];
  readonly readScenario: CoreHandlers['scenarios.read'];
  /** Writes an export to the path that was chosen for it. */
  saveExport(id: string, order: ExportOrder, path: string): Promise<Reply<ExportDone>>;
  readonly accountText: CoreHandlers['desk.export'];
  /** Folder that a file dialog opens in. */
  readonly downloads: string;
  window(): BrowserWindow | undefined;
  /** Gives the native menu the names and keys of the window’s actions. */
  nameActions(actions: readonly NamedAction[]): void;
  /** Ends the core, copies the data to a folder that was checked, and starts the program anew on it. */
  moveDataTo(folder: string): void;
}

const nothing = {};
const endings: Readonly<Record<Exclude<ExportFormat, 'bodies'>, string>> = { har: 'har', ndjson: 'ndjson', csv: 'csv', curl: 'sh' };

/** One handler for each method that only a desktop can answer; a missing one does not compile. */
export function createDesktopHandlers(parts: DesktopParts): Handlers<DesktopMethod> {
  const { dataFolder } = parts;
  const noWindow = refuse('conflict', 'The window is closed.');

  const saveAs = async (suggestedName: string, read: ReadBytes): Promise<Reply<{ saved: boolean }>> => {
    const window = parts.window();
    if (window === undefined) return noWindow;
    const chosen = await dialog.showSaveDialog(window, { title: 'Save', defaultPath: join(parts.downloads, safeFileName(suggestedName)) });
    return chosen.canceled || chosen.filePath === '' ? ok({ saved: false }) : saveBytes(chosen.filePath, read);
  };
  return {
    'desktop.copy': ({ text }) => {
      clipboard.writeText(text);
      return ok(nothing);
    },
    'desktop.mail': async ({ subject, body }) => {
      try {
        await shell.openExternal(mailLink(subject, body));
        return ok(nothing);
      } catch {
        return refuse('surroundings', 'No mail program could be opened. Copy the text and send it from where you write mail.');
      }
    },
    'desktop.nameActions': ({ actions }) => {
      parts.nameActions(actions);
      return ok(nothing);
    },
    'desktop.showDataFolder': async () => {
      const problem = await shell.openPath(dataFolder);
      return problem === '' ? ok(nothing) : refuse('surroundings', `${dataFolder} could not be opened: ${problem}`);
    },
    'desktop.moveDataFolder': async () => {
      const window = parts.window();
      if (window === undefined) return noWindow;
      const chosen = await dialog.showOpenDialog(window, {
        title: 'Move the data folder',
        buttonLabel: 'Move here',
        message: 'Choose an empty folder for the data',
        properties: ['openDirectory', 'createDirectory'],
      });
      const [folder] = chosen.filePaths;
      if (chosen.canceled || folder === undefined) return ok({ moved: false, folder: dataFolder });
      const target = await checkTarget(dataFolder, folder);
      if (!target.ok) return refuse('conflict', target.message);
      parts.moveDataTo(target.folder);
      return ok({ moved: true, folder: target.folder });
    },
    'desktop.saveBytes': ({ captureId, part, suggestedName }) => saveAs(suggestedName, (from, to) => parts.captureBytes({ id: captureId, part, from, to })),
    'desktop.saveBody': ({ body, decoded, suggestedName, from: start = 0, to: end = Number.MAX_SAFE_INTEGER }) =>
      saveAs(suggestedName, (from, to) => parts.bodyBytes({ body, decoded, from: Math.min(start + from, end), to: Math.min(start + to, end) })),
    'desktop.saveAccount': async () => {
      const account = await parts.accountText({});
      if (!account.ok) return account;
      const bytes = Buffer.from(account.value.text, 'utf8');
      const saved = await saveAs('hookbench-account.json', (from, to) => ok(new Uint8Array(bytes.subarray(from, to))));
      return saved.ok ? ok({ ...saved.value, claims: account.value.claims }) : saved;
    },
    'desktop.saveWorkspace': async () => {
      const shared = await parts.workspaceText({});
      if (!shared.ok) return shared;
      const bytes = Buffer.from(shared.value.text, 'utf8');
      const saved = await saveAs('hookbench-workspace.json', (from, to) => ok(new Uint8Array(bytes.subarray(from, to))));
      return saved.ok ? ok({ ...saved.value, withheld: shared.value.withheld.length }) : saved;
    },
    'desktop.saveExport': async ({ id, order }) => {
      const window = parts.window();
      if (window === undefined) return noWindow;
      const path = order.format === 'bodies' ? await chooseFolder(window) : await chooseFile(window, join(parts.downloads, `hookbench.${endings[order.format]}`));
      return path === undefined ? ok({ saved: false, stopped: true, records: 0, leftOut: 0, path: '' }) : parts.saveExport(id, order, path);
    },
    'desktop.openScenario': async ({ id }) => {
      const read = await parts.readScenario({ id });
      if (!read.ok) return read;
      const { origin, path, fileName } = read.value.entry;
      if (origin === 'shipped') return refuse('conflict', 'A shipped scenario is not changed. Save a copy and open that.');
      const problem = await shell.openPath(path);
      return problem === '' ? ok(nothing) : refuse('surroundings', `${fileName} could not be opened in an editor: ${problem}. It is at ${path}.`);
    },
    'desktop.saveReport': async ({ runId, format }) => {
      const report = await parts.runReport({ id: runId, format });
      if (!report.ok) return report;
      const bytes = Buffer.from(report.value.text, 'utf8');
      return saveAs(report.value.fileName, (from, to) => ok(new Uint8Array(bytes.subarray(from, to))));
    },
    'desktop.saveCertificate': async () => {
      const certificate = await parts.certificate({});
      if (!certificate.ok) return certificate;
      const bytes = Buffer.from(certificate.value.pem, 'utf8');
      return saveAs('hookbench-certificate.pem', (from, to) => ok(new Uint8Array(bytes.subarray(from, to))));
    },
  };
}

async function chooseFile(window: BrowserWindow, defaultPath: string): Promise<string | undefined> {
  const chosen = await dialog.showSaveDialog(window, { title: 'Export', defaultPath });
  return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath;
}

async function chooseFolder(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, { title: 'Export', buttonLabel: 'Export here', message: 'Choose an empty folder for the bodies', properties: ['openDirectory', 'createDirectory'] });
  return chosen.canceled ? undefined : chosen.filePaths[0];
}
