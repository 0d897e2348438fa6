import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

/** A request as the receiver got it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A receiver on a free port of the loopback. */
export interface Receiver {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** Answers the first requests with these statuses, and those after with the last of them. `secure`: over TLS, with a certificate that it signed itself. */
export async function receiver(statuses: readonly [number, ...number[]], { secure = false }: { readonly secure?: boolean } = {}): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const answer: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.once('end', () => {
      requests.push({ method: request.method ?? '', target: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces) });
      response.writeHead(statuses[Math.min(requests.length, statuses.length) - 1] ?? 200).end();
    });
  };
  const certificate = secure ? await generate([{ name: 'commonName', value: 'receiver' }], { keyType: 'ec' }) : undefined;
  const server = certificate === undefined ? createServer(answer) : createSecureServer({ key: certificate.private, cert: certificate.cert }, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `${secure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
}
