import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Page } from 'playwright/test';
import type { Snapshot } from '../../../src/shared/contract/contract';

/** The address that the program's catch server listens on right now. */
export async function catchAddress(page: Page): Promise<URL> {
  const snapshot = await page.evaluate(async () => {
    const reply = await window.hookbench.call('snapshot.get', {});
    return reply.ok ? (reply.value as Snapshot) : undefined;
  });
  const url = snapshot?.catch.state === 'catching' ? snapshot.catch.urls[0] : undefined;
  if (url === undefined) throw new Error('The catch server does not listen.');
  return new URL('/hooks/claims', url);
}

/**
 * Posts one request as a provider would and resolves with the status of the answer. Over a connection of its own where no agent is given:
 * one kept from before may be closed by the server in the moment of its next use.
 */
export function post(url: URL, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, agent: Agent | false = false): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'Content-Type': 'application/json', ...headers } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Writes bytes to the catch server as they are and resolves with what came back. */
export function writeRaw(url: URL, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(url.port), url.hostname, () => socket.end(text, 'latin1'));
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      answer += piece;
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
  });
}

/** The body of a small event that is in order. */
export function eventBody(name: string, id: number): string {
  return JSON.stringify({ claim: { id, status: 'open' }, event_name: name, source: 'ui', performed_by: { user_id: 2642, name: 'John Smith' } });
}

/** Posts `count` events with at most 16 on their way, each of another claim or all of one. */
export async function postMany(url: URL, count: number, name = 'claim.created', claim?: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await post(url, eventBody(name, claim ?? next), { 'Event-Name': name }, agent);
    }
  };
  try {
    await Promise.all(Array.from({ length: 16 }, sender));
  } finally {
    agent.destroy();
  }
}
