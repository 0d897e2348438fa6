import type { CatalogEntry } from '../../shared/catalog/catalog';
import { worstState, type Check } from '../../shared/model/check';
import type { CaptureDraft } from '../../shared/model/captured-request';
import type { CheckKindId } from '../../shared/model/check-kind';
import type { SignatureVerdict } from '../../shared/model/signing';
import { quickBytes, type Checks, type ContentVerdicts } from './checks/checks';
import { judgedBytesLimit, overLimit } from './checks/reading';
import type { Judge } from './judge';
import type { Log } from './log/log';
import type { Clock, Ports } from './ports';

/** A captured request as it is read from the log. */
type FoundCapture = NonNullable<Awaited<ReturnType<Log['capture']>>>;

/** All verdicts on captured requests, those included that are not made while a request arrives. */
export interface LateChecks {
  /** A request is on record. Where its marks say `later` it is judged soon, one after the other, and its row changes. */
  recorded(draft: Pick<CaptureDraft, 'checkMarks'>, id: string): void;
  /** The verdicts on a request, for its page: at once those that are quick, and `onMore` is told once there are all. */
  verdicts(found: FoundCapture): Promise<readonly Check[]>;
  /** The catalogue or what is switched off may be another now. */
  changed(): void;
  close(): Promise<void>;
}

/** What the checks that are not made at once say of a captured request. */
export type LateFindings = Pick<CaptureDraft, 'eventName' | 'source' | 'checkState' | 'checkMarks'>;

export interface LateChecksParts {
  readonly log: Pick<Log, 'capture' | 'delivery' | 'setChecks'>;
  readonly checks: Pick<Checks, 'content' | 'signature' | 'compared'>;
  readonly judge: Judge;
  readonly entries: () => readonly CatalogEntry[];
  readonly off: () => readonly CheckKindId[];
  /** All verdicts on the record at this position can be had at once now. */
  onMore(position: number): void;
  /** What was found of a record after it came is on record now. */
  onFindings(id: string, findings: LateFindings): void;
}

/** Of more that wait, the newest are judged when they are looked at. */
const mostWaiting = 10_000;
const keptVerdicts = 50;
const shownWithinMs = 150;
const noBytes = new Uint8Array();
const bodyToCome: Check = { code: 'body-json', state: 'not-run', title: 'The body is being checked' };
const othersToCome: Check = { code: 'repeated', state: 'not-run', title: 'Being compared with earlier requests' };

/** Makes the late checks. */
export function createLateChecks({ log, checks, judge, entries, off, onMore, onFindings }: LateChecksParts, { clock, logger }: Pick<Ports, 'clock' | 'logger'>): LateChecks {
  const waiting: string[] = [];
  const judged = new Map<string, Promise<ContentVerdicts>>();
  /** Verdicts that took long, until they are asked for again. */
  const made = new Map<string, readonly Check[]>();
  let working: Promise<void> | undefined;
  let closed = false;

  async function judgedContent(found: FoundCapture): Promise<ContentVerdicts> {
    const known = judged.get(found.id);
    if (known !== undefined) return known;
    const made = madeContent(found);
    keepNewest(judged, found.id, made);
    return made;
  }

  async function madeContent(found: FoundCapture): Promise<ContentVerdicts> {
    const whole = found.bodyKept > found.body.length ? await log.capture(found.id) : found;
    if (whole === undefined) return unread(found, 'it is no longer in the log');
    const { headers, body } = whole;
    const signature = checks.signature(whole, await sentBodyOf(whole));
    const answer = await judge.judge({ request: { headers, body }, entries: entries(), off: off(), signature });
    if (answer.ok) return answer.verdicts;
    judged.delete(found.id);
    return unread(found, answer.problem, signature);
  }

  /** What the headers tell, and the names that were found when it arrived. */
  function unread({ eventName, source, headers, truncated, state }: FoundCapture, whyUnread: string, signature?: SignatureVerdict): ContentVerdicts {
    return { ...checks.content({ headers, body: noBytes, truncated, state }, signature, { whyUnread, knownName: eventName }), eventName, source };
  }

  /** Undefined where it takes longer than this thread has. */
  async function quickContent(found: FoundCapture): Promise<ContentVerdicts | undefined> {
    const isWhole = found.state === 'complete' && !found.truncated;
    if (isWhole && found.bodyKept > judgedBytesLimit) return unread(found, overLimit);
    if (isWhole && found.bodyKept > quickBytes) return undefined;
    const content = checks.content(found, checks.signature(found, isWhole ? await sentBodyOf(found) : undefined));
    return content.isOpen ? undefined : content;
  }

  async function all(found: FoundCapture): Promise<readonly Check[]> {
    const content = (await quickContent(found)) ?? (await judgedContent(found));
    const said = [...content.checks, ...(await checks.compared(found))];
    if (found.checkMarks?.split(' ').includes('later') === true) await keep(found, content, said);
    return said;
  }

  async function keep({ id, position }: FoundCapture, { eventName, source }: ContentVerdicts, said: readonly Check[]): Promise<void> {
    if (closed) return;
    const findings = { eventName, source, ...marksOf(said) };
    const written = await log.setChecks({ position, ...findings });
    if (written.ok) onFindings(id, findings);
    else logger.warn(`verdicts could not be put on record: ${written.problem.message}`);
  }

  async function sentBodyOf({ id, deliveryId }: FoundCapture): Promise<Uint8Array | undefined> {
    const detail = deliveryId === undefined ? undefined : await log.delivery(deliveryId);
    return detail?.attempts.find(({ captureId }) => captureId === id)?.request.body;
  }

  async function work(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined && !closed; id = waiting.shift()) {
      const found = await log.capture(id, quickBytes);
      if (found !== undefined) await all(found);
    }
    working = undefined;
  }

  return {
    recorded({ checkMarks }, id) {
      if (closed || checkMarks?.split(' ').includes('later') !== true || waiting.length >= mostWaiting) return;
      waiting.push(id);
      working ??= work().catch((error: unknown) => {
        working = undefined;
        if (!closed) logger.error('captured requests could not be judged', error);
      });
    },
    async verdicts(found) {
      const ready = made.get(found.id);
      if (ready !== undefined) {
        made.delete(found.id);
        return ready;
      }
      const coming = all(found);
      const quickly = await inTime(coming, clock, shownWithinMs);
      if (quickly !== undefined) return quickly;
      coming.then(
        (said) => {
          keepNewest(made, found.id, said);
          onMore(found.position);
        },
        (error: unknown) => logger.error('a captured request could not be judged', error),
      );
      const content = await quickContent(found);
      return content === undefined ? [bodyToCome] : [...content.checks, othersToCome];
    },
    changed() {
      judged.clear();
      made.clear();
    },
    async close() {
      closed = true;
      waiting.length = 0;
      await judge.close();
      await working;
    },
  };
}

/** What comes of a promise, or undefined where that takes longer. */
async function inTime<T>(promise: Promise<T>, clock: Clock, withinMs: number): Promise<T | undefined> {
  let callOff: () => void = () => undefined;
  const late = new Promise<undefined>((resolve) => {
    callOff = clock.timer(withinMs, () => resolve(undefined));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    callOff();
  }
}

function keepNewest<T>(kept: Map<string, T>, id: string, value: T): void {
  kept.delete(id);
  kept.set(id, value);
  const [oldest] = kept.keys();
  if (kept.size > keptVerdicts && oldest !== undefined) kept.delete(oldest);
}

/** The state and the marks that stand for these checks on record. */
function marksOf(said: readonly Check[]): { readonly checkState: Check['state']; readonly checkMarks?: string } {
  const marks = new Set(said.filter(({ state }) => state === 'fail' || state === 'warn').map(({ state, code }) => `${state}:${code}`));
  if (marks.size > 0 && said.some(({ state }) => state === 'pass')) marks.add('pass');
  return { checkState: worstState(said), ...(marks.size === 0 ? {} : { checkMarks: [...marks].join(' ') }) };
}
