import { gunzipSync } from 'node:zlib';
import type { CapturedRequest } from '../../../shared/model/captured-request';
import type { EventDraft, PerformedBy, SubjectKind } from '../../../shared/model/event';
import { headerValue } from '../../../shared/model/header';
import { stringValue } from '../../../shared/json/json-text';
import { parseJson, type JsonNode, type JsonObject } from '../../../shared/json/parse-json';
import type { EventContent } from '../../../shared/contract/sending-contract';

/** The parts of a captured request that an event can be read from. */
export type ReadableCapture = Pick<CapturedRequest, 'eventName' | 'headers' | 'body' | 'truncated'>;

const largestUnpackedBytes = 26 * 1024 * 1024;

/**
 * The event in a captured request, its subject token for token. What cannot be read has something plain in its place, with a note:
 * the name is then empty, the subject an empty object. `subjectOf` tells what an event of the catalogue is about.
 */
export function eventContent(capture: ReadableCapture, subjectOf: (eventName: string) => SubjectKind | undefined): EventContent & { readonly subjectKind: SubjectKind } {
  const notes: string[] = [];
  const body = readBody(capture);
  if (typeof body === 'string') notes.push(body);
  const members = typeof body === 'string' ? undefined : body;
  const name = capture.eventName ?? members?.text('event_name') ?? '';
  if (name === '') notes.push('It names no event.');
  const written: SubjectKind = members?.node('claim') === undefined && members?.node('contact') !== undefined ? 'contact' : 'claim';
  const subjectKind = subjectOf(name) ?? written;
  const subject = members?.node(subjectKind) ?? members?.node(written);
  if (members !== undefined && subject === undefined) notes.push('Its body holds no claim or contact.');
  const source = members?.text('source');
  if (members !== undefined && source !== 'ui' && source !== 'api') notes.push('Its source is neither ui nor api, so ui stands in its place.');
  const draft: EventDraft = {
    name,
    source: source === 'api' ? 'api' : 'ui',
    performedBy: performerOf(members, source === 'api', notes),
    subjectText: members === undefined || subject === undefined ? '{}' : members.slice(subject),
  };
  return { draft, notes, subjectKind };
}

interface Members {
  node(key: string): JsonNode | undefined;
  text(key: string): string | undefined;
  slice(node: JsonNode): string;
  of(object: JsonObject): Members;
}

/** The members of the body, or why they cannot be read. */
function readBody({ headers, body, truncated }: ReadableCapture): Members | string {
  if (truncated) return 'Only the first part of its body was kept.';
  const unpacked = headerValue(headers, 'content-encoding')?.trim().toLowerCase() === 'gzip' ? unpack(body) : body;
  if (unpacked === undefined) return 'Its body cannot be unpacked.';
  const text = utf8(unpacked);
  if (text === undefined) return 'Its body is not UTF-8.';
  const parsed = parseJson(text);
  if (!parsed.ok) return `Its body is not JSON: ${parsed.message}.`;
  if (parsed.root.kind !== 'object') return 'Its body is not a JSON object.';
  return membersOf(text, parsed.root);
}

function membersOf(text: string, object: JsonObject): Members {
  // The last of repeated keys counts, as for most receivers.
  const node = (key: string): JsonNode | undefined => object.members.findLast((member) => member.key === key)?.value;
  return {
    node,
    text(key) {
      const found = node(key);
      return found?.kind === 'string' ? stringValue(text, found) : undefined;
    },
    slice: (found) => text.slice(found.start, found.end),
    of: (inner) => membersOf(text, inner),
  };
}

function performerOf(members: Members | undefined, token: boolean, notes: string[]): PerformedBy {
  const node = members?.node('performed_by');
  const fields = node?.kind === 'object' ? members?.of(node) : undefined;
  const name = fields?.text('name');
  if (token) {
    if (name === undefined) notes.push('It names no API token.');
    return { kind: 'token', name: name ?? 'API token' };
  }
  const id = fields?.node('user_id');
  const userId = fields !== undefined && id?.kind === 'number' ? Number(fields.slice(id)) : Number.NaN;
  if (name === undefined || !Number.isSafeInteger(userId)) notes.push('It does not say which user performed it.');
  return { kind: 'user', userId: Number.isSafeInteger(userId) ? userId : 1, name: name ?? 'User' };
}

function unpack(body: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(body, { maxOutputLength: largestUnpackedBytes });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
