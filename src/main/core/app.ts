import { catalogVersion, type CatalogEntry } from '../../shared/catalog/catalog';
import type { DesktopMethod, ProgramInfo, Snapshot } from '../../shared/contract/contract';
import type { DeliverySummary } from '../../shared/model/delivery';
import { endpointOfAddress, type Endpoint } from '../../shared/model/endpoint';
import type { EventDraft } from '../../shared/model/event';
import type { Settings, Workspace } from '../../shared/model/workspace';
import { createCatchServer } from './catch/catch-server';
import { certificateOf } from './catch/certificate-keeper';
import { createAnswerRules } from './catch/rules/answer-rules';
import { capturedSignature, type SignersAround } from './captured-signature';
import { createCatchControl, type CatchControl } from './catch-control';
import { createCatchHandlers } from './catch-handlers';
import { quickContent } from './bodies/quick-content';
import { createChecks } from './checks/checks';
import { openOwnAccount } from './account/own-account';
import { createDeliveryHandlers } from './delivery-handlers';
import { createDesk } from './desk';
import { createDeskHandlers } from './desk-handlers';
import type { Desk } from './desk-port';
import { disableGone } from './disable-gone';
import { createDispatch, type CoreHandlers, type Dispatch, type Handlers, type InputValidation } from './dispatch';
import { createFirstSend } from './first-send';
import { createHandlers } from './handlers';
import { createJudge } from './judge';
import { createLateChecks } from './late-checks';
import { createLiveBus, type LiveBus } from './live-bus';
import type { Log, LogOpenProblem } from './log/log';
import { openLog } from './log/open-log';
import { createAgainHandlers } from './again-handlers';
import type { Ports, SecretBox } from './ports';
import { openSecretStore } from './secrets/secret-store';
import { createBursts } from './sender/burst/bursts';
import type { DeliveryListener, Sender } from './sender/sender-port';
import { createExports, type Exports } from './export-handlers';
import { createImportHandlers } from './import-handlers';
import { createFilterHandlers } from './filter-handlers';
import { createRunEndpoints } from './run-endpoints';
import { createScenarioControl, type ScenarioControl } from './scenario-control';
import { createScenarioHandlers } from './scenario-handlers';
import { createScenarioRecording } from './scenario-recording';
import type { CaptureListener } from './scenario-world';
import { createSharingHandlers } from './sharing-handlers';
import { createLogHandlers } from './log-handlers';
import { createSelectionHandlers } from './selection-handlers';
import { createSendingHandlers } from './sending-handlers';
import { createSender } from './sender/sender';
import { createAccountValidation } from './validation/account-schema';
import { createInputValidation } from './validation/input-validation';
import { buildRequest } from './wire/build-request';
import { replayedRequest } from './replayed-request';
import { createStorageWatch } from './storage-watch';
import { createWaitingWatch } from './waiting-watch';
import { createSentHandlers } from './sent-handlers';
import { createViewingHandlers } from './viewing-handlers';
import { createValidation } from './validation/validation';
import { prepareWorkspaceValidation, validateSharedWorkspace, validateWorkspace } from './validation/workspace-validation';
import { catalogOf } from './workspace/catalog-of';
import { schemaProblems } from './workspace/event-schemas';
import { adoptPort, letGo } from './workspace-upkeep';
import { urlProblem } from './workspace/endpoint-rules';
import { openWorkspace, type WorkspaceStore } from './workspace/open-workspace';

/** How to open the core. */
export interface OpenAppOptions {
  readonly folder: string;
  /** How this process calls itself, told to a second one that wants the same folder. */
  readonly program: string;
  readonly ports: Ports;
  readonly facts: { readonly version: string; readonly electron: string | null; readonly chrome: string | null };
  /** The system's keychain; without it secrets are kept in a file that only the user can read. */
  readonly secretBox?: SecretBox | undefined;
  /** Where to catch for this run, in place of the settings; `false` catches nothing. */
  readonly catch?: { readonly host?: string; readonly port?: number } | false;
}

/** Why the core did not open. */
export interface OpenAppProblem {
  readonly code: LogOpenProblem['code'];
  readonly message: string;
}

export type OpenAppResult = { readonly ok: true; readonly app: CoreApp } | { readonly ok: false; readonly problem: OpenAppProblem };

/** The running core. */
export interface CoreApp {
  readonly handlers: CoreHandlers;
  readonly live: LiveBus;
  readonly log: Log;
  readonly sender: Sender;
  readonly catching: CatchControl;
  readonly workspace: WorkspaceStore;
  readonly desk: Desk;
  readonly exports: Pick<Exports, 'save'>;
  readonly scenarios: ScenarioControl;
  /** The one door to the core's methods, and to those of `more` (the desktop's). */
  dispatch(more: Partial<Handlers<DesktopMethod>>): Dispatch;
  /** Tells of every step of every delivery, one by one. */
  onDelivery(listener: (delivery: DeliverySummary) => void): () => void;
  settings(): Settings;
  onSettings(listener: (settings: Settings) => void): () => void;
  /** Why this event could not be sent to these endpoints, in one line; undefined where it could. */
  problemOf(draft: EventDraft, entry: CatalogEntry, endpoints: readonly Endpoint[]): string | undefined;
  /** Finishes what is under way, in the order in which each part needs the next; the log closes last. */
  close(): Promise<void>;
}

const closeGraceMs = 3_000;
const readBackAfterMs = 3_000;

/** Builds every part of the core and wires it. Expected trouble (folder in use, newer files, no permission) is data; a taken catch port is a status. */
export async function openApp(options: OpenAppOptions): Promise<OpenAppResult> {
  const { folder, ports, facts } = options;
  const openingLog = openLog({ folder, mode: 'write', program: options.program });
  prepareWorkspaceValidation();
  const openedLog = await openingLog;
  if (!openedLog.ok) return { ok: false, problem: openedLog.problem };
  const { log } = openedLog;

  const wished = options.catch === false ? {} : (options.catch ?? {});
  const secrets = await openSecretStore(folder, options.secretBox, ports.logger);
  const openedWorkspace = await openWorkspace({
    folder,
    catchHost: wished.host ?? '127.0.0.1',
    catchPort: wished.port ?? 4455,
    validate: (value) => {
      const problems = validateWorkspace(value);
      return problems.length > 0 ? problems : schemaProblems(value as Workspace);
    },
    secrets: secrets.headers,
    ports,
  });
  if (!openedWorkspace.ok) {
    await log.close();
    return { ok: false, problem: openedWorkspace.problem };
  }
  const workspace = openedWorkspace.store;

  // Where the workspace had to be mended, an endpoint that is missing now may come back: its secrets stay.
  const isSound = !openedWorkspace.created && openedWorkspace.notices.length === 0;
  if (isSound) await secrets.retainEndpoints(workspace.current().endpoints.map((endpoint) => endpoint.id));

  const live = createLiveBus();
  const validation = createValidation();
  const checks = createChecks({
    entry: (name) => catalogOf(workspace.current()).find((entry) => entry.name === name),
    compile: (schema) => validation.compile(schema),
    signature: (request) => capturedSignature(request, signersAround()),
    isOff: (kind) => workspace.current().settings.checksOff.includes(kind),
    content: quickContent,
    earlier: { before: (position, limit) => log.comparableBefore(position, limit), lastPosition: log.newest(), onProblem: (error) => ports.logger.warn(`earlier requests could not be read back: ${error instanceof Error ? error.message : String(error)}`) },
  });
  const judge = createJudge(ports);
  const captureListeners = new Set<CaptureListener>();
  const lateChecks = createLateChecks(
    {
      log,
      checks,
      judge,
      entries: () => catalogOf(workspace.current()),
      off: () => workspace.current().settings.checksOff,
      onMore: (position) => live.publish({ type: 'activity.changed', added: 0, lastPosition: log.newest(), changed: [position], checksFailed: 0 }),
      onFindings: (id, findings) => {
        for (const listener of captureListeners) listener({ id, findings });
      },
    },
    ports,
  );
  const runEndpoints = createRunEndpoints();
  const endpointOf = (id: string): Endpoint | undefined => runEndpoints.find(id) ?? workspace.current().endpoints.find((endpoint) => endpoint.id === id) ?? endpointOfAddress(id);
  const signersAround = (): SignersAround => {
    const { endpoints, settings } = workspace.current();
    const status = catching.status();
    const ports = [status.state === 'catching' ? status.port : settings.catchPort, ...settings.morePorts.map(({ port }) => port)];
    return { endpoints, ports, secretsOf: secrets.of };
  };
  const deliveryListeners = new Set<DeliveryListener>();
  const bursts = createBursts(ports, (burst) => live.publish({ type: 'burst.changed', burst }));
  const firstSend = createFirstSend(workspace);
  const sender = createSender(
    {
      record: log,
      endpoint: endpointOf,
      replayed: (delivery) => replayedRequest(log, delivery, { endpoint: endpointOf, secretsOf: secrets.of, nowMs: ports.clock.nowMs }),
      secretsOf: (endpointId) => secrets.of(endpointId),
      firstSendProblem: firstSend.problemOf,
      onGone: (endpointId) => void disableGone(workspace, live, endpointId),
      onDelivery: (delivery, contents) => {
        live.publish({ type: 'delivery.changed', delivery });
        bursts.stepped(delivery);
        for (const listener of deliveryListeners) listener(delivery, contents);
      },
    },
    ports,
    { version: facts.version },
  );
  const checkAccount = createAccountValidation();
  const desk = createDesk({
    sender,
    ports,
    endpoints: () => workspace.current().endpoints,
    endpoint: endpointOf,
    open: () => openOwnAccount(folder, checkAccount, ports, (message) => live.publish({ type: 'notice', message })),
    onChange: (changes) => live.publish({ type: 'desk.changed', changes }),
  });
  const storage = createStorageWatch(log, live, ports);
  const waiting = createWaitingWatch(log, live, ports);
  const rules = createAnswerRules(ports);
  rules.use(workspace.current().rules);
  const certificate = certificateOf(folder, ports.clock);
  const catching = createCatchControl({
    workspace,
    certificate,
    createServer: () =>
      createCatchServer(
        {
          record: async (draft) => {
            const written = await log.addCapture(draft);
            storage.wrote(written.ok ? undefined : written.problem);
            if (!written.ok) return { ok: false, code: written.problem.code, message: written.problem.message };
            const { id, seq } = written.value;
            checks.recorded(draft.headers, { captureId: id, seq });
            lateChecks.recorded(draft, id);
            for (const listener of captureListeners) listener({ id, draft });
            return { ok: true, id, seq };
          },
          inspect: checks.inspect,
          answer: rules.answer,
          whenFull: () => workspace.current().settings.whenFull,
        },
        ports,
      ),
  });

  catching.onChange(() => live.publish({ type: 'catch.changed', status: catching.status(), surroundings: catching.surroundings() }));
  let before = workspace.current();
  workspace.onChange((now) => {
    for (const id of letGo(before.endpoints, now.endpoints)) void sender.resumeEndpoint(id);
    if (before.endpoints !== now.endpoints || before.events !== now.events || before.settings.checksOff !== now.settings.checksOff) lateChecks.changed();
    before = now;
    rules.use(now.rules);
    live.publish({ type: 'workspace.changed', workspace: now, catalog: catalogOf(now) });
  });
  log.onChange((change) => {
    live.publish({ type: 'activity.changed', ...change });
    storage.changed();
    waiting.changed();
  });

  log.onShrunk(() => storage.changed());
  log.onNotice((message) => live.publish({ type: 'notice', message }));

  const program: ProgramInfo = {
    version: facts.version,
    node: process.versions.node,
    electron: facts.electron,
    chrome: facts.chrome,
    sqlite: openedLog.sqliteVersion,
    platform: process.platform,
    dataFolder: folder,
    catalogVersion,
    notices: [...openedLog.notices, ...openedWorkspace.notices],
  };
  const snapshot = async (): Promise<Snapshot> => {
    const [usage, retries] = await Promise.all([storage.usage(), log.waitingRetries()]);
    live.flush();
    const now = workspace.current();
    return { seq: live.lastSeq(), workspace: now, catalog: catalogOf(now), catch: catching.status(), catchSurroundings: catching.surroundings(), storage: usage, waiting: retries, program };
  };

  const scenarios = await createScenarioControl({
    folder,
    ports,
    workspace,
    sender,
    desk,
    runEndpoints,
    compile: (schema) => validation.compile(schema),
    catchPorts: () => {
      const status = catching.status();
      return status.state === 'catching' ? [status.port, ...workspace.current().settings.morePorts.map(({ port }) => port)] : [];
    },
    onDelivery: (listener) => listening(deliveryListeners, listener),
    onCapture: (listener) => listening(captureListeners, listener),
    onFiles: () => live.publish({ type: 'scenarios.changed' }),
    onRun: (change) => live.publish({ type: 'scenario.changed', ...change }),
  });
  const validateInput: InputValidation = createInputValidation();
  const schemaProblem = (schema: object): string | undefined => {
    const compiled = validation.compile(schema as Readonly<Record<string, unknown>>);
    return compiled.ok ? undefined : compiled.message;
  };
  const exports = createExports({ log, clock: ports.clock, version: facts.version, workspace: () => workspace.current(), onProgress: (progress) => live.publish({ type: 'export.changed', progress }) });
  const handlers: CoreHandlers = {
    ...createHandlers({ workspace, log, sender, checks, lateChecks, catchControl: catching, ports, version: facts.version, secretsOf: secrets.of, schemaProblem, snapshot }),
    ...createDeliveryHandlers({ workspace, log, sender, secrets }),
    ...createSendingHandlers({ workspace, sender, bursts, firstSend, version: facts.version, secretsOf: secrets.of, nowMs: ports.clock.nowMs }),
    ...createAgainHandlers({ workspace, log, sender, secretsOf: secrets.of, nowMs: ports.clock.nowMs }),
    ...createViewingHandlers({ log, clock: ports.clock }),
    ...exports.handlers,
    ...createImportHandlers({ log, checks, lateChecks, clock: ports.clock }),
    ...createFilterHandlers({ log, workspace }),
    ...createSharingHandlers({ workspace, ids: ports.ids, check: validateSharedWorkspace, schemaProblem }),
    ...createLogHandlers(log),
    ...createSelectionHandlers(log, ports.clock.nowMs),
    ...createSentHandlers(log, (id) => workspace.current().endpoints.some((endpoint) => endpoint.id === id)),
    ...createScenarioHandlers(scenarios, createScenarioRecording({ log, desk, clock: ports.clock, onDelivery: (listener) => listening(deliveryListeners, listener) })),
    ...createDeskHandlers({ desk, log, workspace, checkAccount: checkAccount.account }),
    ...createCatchHandlers({ workspace, log, catchControl: catching, rules, certificate }),
  };

  await log.setRetention(workspace.current().settings.retention);
  if (options.catch !== false) {
    const settings = workspace.current().settings;
    const status = await catching.start(wished.host ?? settings.catchHost, wished.port ?? settings.catchPort);
    if (openedWorkspace.created) await adoptPort(workspace, status);
  }
  await sender.start();
  // Reading back begins with the first request, or when the start is over.
  const stopReadingBack = ports.clock.timer(readBackAfterMs, () => void checks.readBack());

  return {
    ok: true,
    app: {
      handlers,
      live,
      log,
      sender,
      catching,
      workspace,
      desk,
      exports,
      dispatch: (more) => createDispatch({ ...handlers, ...more }, validateInput, ports.logger),
      onDelivery: (listener) => listening(deliveryListeners, listener),
      scenarios,
      settings: () => workspace.current().settings,
      onSettings: (listener) => workspace.onChange((now) => listener(now.settings)),
      problemOf(draft, entry, endpoints) {
        for (const endpoint of endpoints) {
          const url = urlProblem(endpoint.url);
          if (url !== undefined) return `${endpoint.name}: ${url}`;
          const built = buildRequest({ draft, subjectKind: entry.subject, endpoint, version: facts.version });
          if (!built.ok) return built.problem.message;
        }
        return undefined;
      },
      async close() {
        stopReadingBack();
        await catching.close(closeGraceMs);
        bursts.close();
        await scenarios.close();
        await desk.close();
        await sender.close(closeGraceMs);
        await workspace.settled();
        storage.stop();
        await lateChecks.close();
        waiting.stop();
        await log.close();
        live.close();
      },
    },
  };
}

function listening<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
