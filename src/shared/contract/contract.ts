import type { ActivityCounts, ActivityRow, QuickFilter } from '../model/activity';
import type { CaptureDetail } from '../model/captured-request';
import type { AnswerRule, LastRuleAnswer, RuleActivity, RuleTrial } from '../model/answer-rule';
import type { CatchStatus, CatchSurroundings, StorageUsage } from '../model/catch-status';
import type { Check } from '../model/check';
import type { DeliveryDetail, DeliverySummary } from '../model/delivery';
import type { Endpoint } from '../model/endpoint';
import type { NotDeliveredReason } from '../model/endpoint';
import type { EventDraft } from '../model/event';
import type { FaultOrder } from '../model/fault';
import type { HeaderPair } from '../model/header';
import type { SetupRequest } from '../model/setup-request';
import type { SigningScheme } from '../model/signing';
import type { WaitingRetries } from '../model/waiting-retries';
import type { SettingsChanges } from '../model/settings-changes';
import type { CustomEvent, Performer, Sample, Settings, Workspace } from '../model/workspace';
import type { CatalogEntry } from '../catalog/catalog';
import type { DeskContract } from './desk-contract';
import type { ColumnsContract } from './columns-contract';
import type { CompareContract } from './compare-contract';
import type { GroupsContract } from './groups-contract';
import type { LookContract } from './look-contract';
import type { SelectionContract } from './selection-contract';
import type { SendingContract } from './sending-contract';
import type { SentContract } from './sent-contract';
import type { SavingContract, ViewingContract } from './viewing-contract';
import type { ExportContract, ExportSavingContract } from './export-contract';
import type { ImportContract } from './import-contract';
import type { FilterContract } from './filter-contract';
import type { ScenarioContract } from './scenario-contract';
import type { SharingContract } from './sharing-contract';
import type { StorageContract } from './storage-contract';

type Nothing = Record<string, never>;

/** What an endpoint is made from; what is left out gets its default. */
export type EndpointDraft = Partial<Omit<Endpoint, 'id' | 'imported' | 'lostSecrets'>>;

/** An endpoint that was removed, with its place, so that undo can put it back. */
export interface Removed<T> {
  readonly item: T;
  readonly index: number;
}

/** What would happen if the event were sent now. */
export interface ComposeVerdict {
  /** False where the text is not JSON, so that no body can be built: `problem` says where. */
  readonly sendable: boolean;
  readonly problem?: { readonly message: string; readonly offset: number };
  /** Verdicts on the subject; pointers are relative to the subject. */
  readonly checks: readonly ComposeCheck[];
  readonly recipients: readonly Recipient[];
}

/** A verdict on the composed subject, with the change that would mend it where one is plain. */
export interface ComposeCheck extends Check {
  readonly fix?: { readonly label: string; readonly pointer: string; readonly valueText: string };
}

/** One endpoint and whether it would get the event. */
export interface Recipient {
  readonly endpointId: string;
  readonly name: string;
  readonly url: string;
  readonly reason?: NotDeliveredReason;
}

/** The exact request that would leave, from the code that sends. */
export interface RequestPreview {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  /** The body as text (it is UTF-8 that we made), at most the first 256 KB; `bodyBytes` counts all of it. */
  readonly bodyText: string;
  readonly bodyBytes: number;
  /** True where the headers carry a signature with a time in it: each attempt is signed anew when it leaves, so these are an example. */
  readonly signatureIsExample: boolean;
  /** Why the request cannot be signed as the endpoint says, such as a secret that is not set. It is shown without a signature; nothing is sent to the endpoint until that is mended. */
  readonly signingProblem?: string;
}

/** A page of the stream, ordered oldest first by rank (place among the matches, from 0). */
export interface ActivityPage {
  readonly fromRank: number;
  readonly rows: readonly ActivityRow[];
  /** Matches in all. */
  readonly total: number;
  /** Records in the log, whatever the query. */
  readonly logTotal: number;
  /** Records looked at, from the newest on: fewer than `logTotal` while the search goes on, which it does when it is asked again. */
  readonly searched: number;
}

/** Facts about the running program. */
export interface ProgramInfo {
  readonly version: string;
  readonly node: string;
  readonly electron: string | null;
  readonly chrome: string | null;
  readonly sqlite: string;
  readonly platform: string;
  readonly dataFolder: string;
  readonly catalogVersion: string;
  /** What was found wrong at start and how it was mended, such as a broken workspace file that was set aside. */
  readonly notices: readonly string[];
}

/** The first state of a window. */
export interface Snapshot {
  /** Number of the last live event that is already in this snapshot. */
  readonly seq: number;
  readonly workspace: Workspace;
  readonly catalog: readonly CatalogEntry[];
  readonly catch: CatchStatus;
  readonly catchSurroundings: CatchSurroundings;
  readonly storage: StorageUsage;
  readonly waiting: WaitingRetries;
  readonly program: ProgramInfo;
}

/** What the rules have done since the program started; `defaultHits` were answered by none of them. `last` is absent until the first request. */
export interface RulesActivity {
  readonly last?: LastRuleAnswer;
  readonly rules: readonly RuleActivity[];
  readonly defaultHits: number;
  readonly overrideHits: number;
}

/** What became of a wish for several deliveries: those that changed, and those that could not, each with one line. */
export interface DeliveriesChanged {
  readonly deliveries: readonly DeliverySummary[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

/** What may be told of an endpoint's secrets: never the secrets. */
export interface SecretsDescription {
  readonly endpointId: string;
  /** True where there is one to sign with. */
  readonly set: boolean;
  /** True where there is a second one, that the receiver may still know while secrets change. */
  readonly second: boolean;
  /** Where secrets are kept on this computer: the system's keychain, or a file that only this user can read. */
  readonly keptIn: 'keychain' | 'file';
}

/** Which bytes of a record to read. */
export type RecordPart = 'body' | 'raw';

/** Methods of the core: the same in the window and on the command line. */
export interface CoreContract
  extends ColumnsContract,
    CompareContract,
    DeskContract,
    SelectionContract,
    SendingContract,
    ExportContract,
    GroupsContract,
    ImportContract,
    LookContract,
    FilterContract,
    ScenarioContract,
    SentContract,
    SharingContract,
    StorageContract,
    ViewingContract {
  'snapshot.get': { input: Nothing; output: Snapshot };

  'workspace.rename': { input: { name: string }; output: Workspace };
  'endpoints.add': { input: EndpointDraft; output: Endpoint };
  'endpoints.update': { input: { id: string; changes: EndpointDraft }; output: Endpoint };
  'endpoints.duplicate': { input: { id: string }; output: Endpoint };
  'endpoints.delete': { input: { id: string }; output: Removed<Endpoint> };
  'endpoints.restore': { input: Removed<Endpoint>; output: Endpoint };
  'endpoints.setupRequest': { input: { ids: readonly string[] }; output: SetupRequest };
  'performers.save': { input: Performer; output: Performer };
  'performers.delete': { input: { id: string }; output: Removed<Performer> };
  'performers.restore': { input: Removed<Performer>; output: Performer };
  'samples.save': { input: Sample; output: Sample };
  'samples.delete': { input: { id: string }; output: Removed<Sample> };
  'samples.restore': { input: Removed<Sample>; output: Sample };
  'catalog.save': { input: CustomEvent; output: CustomEvent };
  'catalog.delete': { input: { name: string }; output: Removed<CustomEvent> };
  'catalog.restore': { input: Removed<CustomEvent>; output: CustomEvent };
  'settings.update': { input: SettingsChanges; output: Settings };

  'compose.check': { input: EventDraft; output: ComposeVerdict };
  'compose.preview': { input: EventDraft & { endpointId: string }; output: RequestPreview };
  /**
   * Without `endpointIds` every endpoint of the workspace is considered; with them only those. `faults` are put on the event for each of them;
   * `deliverAnyway` names endpoints that get it although they are disabled, not subscribed or filtered.
   */
  'events.send': { input: EventDraft & { endpointIds?: readonly string[]; faults?: readonly FaultOrder[]; deliverAnyway?: readonly string[] }; output: { eventId: string; deliveries: readonly DeliverySummary[] } };

  /** With `newest` the last `limit` rows, whatever `fromRank`. A long search answers with what it has; asked again, it goes on. */
  'activity.page': { input: { query: string; quick: QuickFilter; fromRank: number; limit: number; newest?: boolean }; output: ActivityPage };
  /** With `partial` the counts, like ranks, are among the records that the search has looked at so far; without, it waits for the end of the search. */
  'activity.counts': { input: { query: string; partial?: boolean }; output: ActivityCounts };
  /** The rank of a record within a query, so that a list can be opened at it. */
  'activity.rank': { input: { query: string; quick: QuickFilter; position: number }; output: { rank: number } };
  'deliveries.get': { input: { id: string }; output: DeliveryDetail };
  'deliveries.ofEvent': { input: { eventId: string }; output: readonly DeliverySummary[] };
  /** Has the next attempt of each leave now: those that wait, and those that failed, are unknown or were cancelled get one more. */
  'deliveries.retryNow': { input: { ids: readonly string[] }; output: DeliveriesChanged };
  /** Ends each delivery that is queued, waiting or on its way: no further attempt leaves. */
  'deliveries.cancel': { input: { ids: readonly string[] }; output: DeliveriesChanged };

  /** Keeps the secrets of an endpoint's signing. `secondSecret` signs too, so that the receiver can change over; without it there is one. */
  'secrets.set': { input: { endpointId: string; secret: string; secondSecret?: string }; output: SecretsDescription };
  'secrets.remove': { input: { endpointId: string }; output: SecretsDescription };
  'secrets.describe': { input: { endpointId: string }; output: SecretsDescription };
  /** A new random secret in the form of the scheme, to show once and to set. It is kept nowhere. */
  'secrets.generate': { input: { scheme: SigningScheme['kind'] }; output: { secret: string } };

  'captures.get': { input: { id: string }; output: CaptureDetail };
  /** Bytes [from, to) of a captured request's body or raw bytes; at most 4 MB a call. */
  'captures.bytes': { input: { id: string; part: RecordPart; from: number; to: number }; output: Uint8Array };

  /** Pins records, so that they are kept whatever the limits, or lets them go. */
  'records.pin': { input: { positions: readonly number[]; pinned: boolean }; output: Nothing };

  'catch.retry': { input: Nothing; output: CatchStatus };
  /** Turns requests away, on every port, in the way of `settings.whilePaused`, until `catch.resume`. */
  'catch.pause': { input: Nothing; output: CatchStatus };
  'catch.resume': { input: Nothing; output: CatchStatus };
  /** Lets other computers in, or shuts them out again. Lasts until the program ends. */
  'catch.setReach': { input: { open: boolean }; output: CatchSurroundings };
  /** The certificate of the HTTPS ports as PEM, made on first need. Its key never leaves the data folder. */
  'catch.certificate': { input: Nothing; output: { pem: string; fingerprint: string; validUntil: string } };

  /** Changes a rule, or adds it before the place `index` (at the end where it is left out). Used from the next request on. */
  'rules.save': { input: { rule: AnswerRule; index?: number }; output: AnswerRule };
  'rules.delete': { input: { id: string }; output: Removed<AnswerRule> };
  'rules.restore': { input: Removed<AnswerRule>; output: AnswerRule };
  'rules.move': { input: { id: string; index: number }; output: readonly AnswerRule[] };
  /** What the rules would do with a captured request, had it come now; `rule` is tried in the place of the one with its id. Changes no count. */
  'rules.try': { input: { captureId: string; rule?: AnswerRule }; output: RuleTrial };
  'rules.activity': { input: Nothing; output: RulesActivity };
  /** Begins a sequence anew (for one key or for all), or, without an id, sets every count to nothing. */
  'rules.reset': { input: { id?: string; key?: string }; output: RulesActivity };
}

/** An action of the window as the native menu shows it. `keys` are separated by spaces, such as `Ctrl Shift F`. */
export interface NamedAction {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
}

/** Methods that only a desktop can answer. */
export interface DesktopContract extends SavingContract, ExportSavingContract {
  'desktop.copy': { input: { text: string }; output: Nothing };
  'desktop.mail': { input: { subject: string; body: string }; output: Nothing };
  /** What the window’s actions are called and which keys they have now, for the native menu. */
  'desktop.nameActions': { input: { actions: readonly NamedAction[] }; output: Nothing };
  'desktop.showDataFolder': { input: Nothing; output: Nothing };
  /** Asks for a folder, copies the data there, and starts anew; `moved` is false where the user changed their mind. */
  'desktop.moveDataFolder': { input: Nothing; output: { moved: boolean; folder: string } };
  /** Saves the desk’s account as a file. */
  'desktop.saveAccount': { input: Nothing; output: { saved: boolean; claims: number } };
  /** Saves the workspace as a file to hand on, without its secrets; `withheld` counts the header values that were left out. */
  'desktop.saveWorkspace': { input: Nothing; output: { saved: boolean; withheld: number } };
  /** Opens the file of one of one's own scenarios in the program that the system has for it. */
  'desktop.openScenario': { input: { id: string }; output: Nothing };
  /** Saves the report of an ended run as a file. */
  'desktop.saveReport': { input: { runId: string; format: 'html' | 'junit' }; output: { saved: boolean } };
  /** Saves the certificate of the HTTPS ports as a file, for the senders that shall trust it. */
  'desktop.saveCertificate': { input: Nothing; output: { saved: boolean } };
  'desktop.saveBytes': { input: { captureId: string; part: RecordPart; suggestedName: string }; output: { saved: boolean } };
}

export type Contract = CoreContract & DesktopContract;
export type Method = keyof Contract;
export type CoreMethod = keyof CoreContract;
export type DesktopMethod = keyof DesktopContract;
export type Input<M extends Method> = Contract[M]['input'];
export type Output<M extends Method> = Contract[M]['output'];
