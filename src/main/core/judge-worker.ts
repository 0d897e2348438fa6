import { isMainThread, parentPort } from 'node:worker_threads';
import { contentCodings } from './bodies/content-codings';
import { decodeContent } from './bodies/decode-content';
import { unknownCoding } from './bodies/quick-content';
import { createChecks, type ContentVerdicts } from './checks/checks';
import { judgedBytesLimit, type BodyContent } from './checks/reading';
import type { JudgeAnswer, JudgeTask } from './judge-task';
import { createValidation } from './validation/validation';

/** Judges one request, its body of any size up to the limit, decoded under the same limit as for viewing. */
async function judge({ request, entries, off, signature }: JudgeTask): Promise<ContentVerdicts> {
  const { headers, body } = request;
  const content = await contentOf(request);
  const validation = createValidation();
  const checks = createChecks({
    entry: (name) => entries.find((entry) => entry.name === name),
    compile: (schema) => validation.compile(schema),
    isOff: (kind) => off.includes(kind),
    content: () => content,
  });
  return checks.content({ headers, body, truncated: false, state: 'complete' }, signature, { parsedBytes: judgedBytesLimit });
}

async function contentOf({ headers, body }: JudgeTask['request']): Promise<BodyContent> {
  const read = contentCodings(headers);
  if (!read.ok) return { kind: 'unread', problem: unknownCoding(read.unknown) };
  if (read.codings.length === 0) return { kind: 'bytes', bytes: body };
  const { bytes, limitReached, problem } = await decodeContent(body, read.codings, judgedBytesLimit);
  if (limitReached) return { kind: 'unread', problem: `decompressed it is over ${judgedBytesLimit / 1024 / 1024} MB` };
  return problem === undefined ? { kind: 'bytes', bytes } : { kind: 'undecodable', problem };
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  port.on('message', (task: JudgeTask) => {
    void judge(task).then((verdicts) => port.postMessage({ id: task.id, verdicts } satisfies JudgeAnswer));
  });
}
