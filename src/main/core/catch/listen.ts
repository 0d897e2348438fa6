import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { CatchStartProblem } from '../../../shared/model/catch-status';
import { portHolder } from './port-holder';
import { anyHosts } from './reach';

/** Sockets that listen, or why none does. */
export type Listening = { readonly ok: true; readonly servers: readonly Server[]; readonly port: number; readonly hosts: readonly string[] } | { readonly ok: false; readonly problem: CatchStartProblem };

const ipv4Loopback = '127.0.0.1';
const ipv6Loopback = '::1';
const freePortTries = 20;
const nextPortTries = 50;
const backlog = 1024;

/** Binds `port` on `host`; for 127.0.0.1 and localhost on both loopbacks, because clients resolve `localhost` either way, and for 0.0.0.0 and :: on every address of this computer. Where the port is taken, says by whom and which one is free. */
export async function listen(host: string, port: number, onConnection: (socket: Socket) => void): Promise<Listening> {
  const hosts = host === ipv4Loopback || host === 'localhost' ? [ipv4Loopback, ipv6Loopback] : anyHosts.has(host) ? [...anyHosts] : [host];
  // The free port that the system picks for the first address can be taken on the second: then another one is picked.
  for (let tries = port === 0 ? freePortTries : 1; ; tries -= 1) {
    const bound = await bindAll(hosts, port, onConnection);
    if (bound.ok) return bound;
    if (bound.code !== 'EADDRINUSE' || tries <= 1) return { ok: false, problem: await problemFor(bound.code, bound.detail, host, hosts, port) };
  }
}

type Bound = Extract<Listening, { ok: true }> | { readonly ok: false; readonly code: string; readonly detail: string };

async function bindAll(hosts: readonly string[], wishedPort: number, onConnection: (socket: Socket) => void): Promise<Bound> {
  const servers: Server[] = [];
  const bound: string[] = [];
  let port = wishedPort;
  for (const host of hosts) {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, onConnection);
    const error = await bind(server, host, port);
    if (error === undefined) {
      servers.push(server);
      bound.push(host);
      port = boundPort(server, port);
      continue;
    }
    const code = error.code ?? 'unknown';
    // A computer without IPv6 has no ::1; the IPv4 loopback alone will do there.
    if (servers.length > 0 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' || code === 'EINVAL')) continue;
    await Promise.all(servers.map(closeServer));
    return { ok: false, code, detail: error.message };
  }
  return { ok: true, servers, port, hosts: bound };
}

function bind(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port, backlog, exclusive: true, ipv6Only: host.includes(':') }, () => {
      server.removeListener('error', resolve);
      resolve(undefined);
    });
  });
}

function boundPort(server: Server, otherwise: number): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : otherwise;
}

/** Ends listening; connections go on. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

async function problemFor(code: string, detail: string, host: string, hosts: readonly string[], port: number): Promise<CatchStartProblem> {
  switch (code) {
    case 'EADDRINUSE': {
      const holder = await portHolder(port);
      const suggestedPort = await nextFreePort(hosts, port);
      const by = holder === undefined ? '' : ` by ${holder.name} (process ${holder.pid})`;
      return {
        code: 'port-in-use',
        message: `Port ${port} is in use${by}.`,
        host,
        port,
        ...(suggestedPort === undefined ? {} : { suggestedPort }),
        ...(holder === undefined ? {} : { holder }),
      };
    }
    case 'EACCES':
    case 'EPERM':
      return { code: 'not-permitted', message: `This computer does not let Hookbench listen on port ${port}. Ports below 1024 are often kept for the system.`, host, port };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return { code: 'no-such-address', message: `This computer has no address ${host}.`, host, port };
    default:
      return { code: 'failed', message: `The catch server could not listen on ${host}, port ${port}: ${detail}`, host, port };
  }
}

async function nextFreePort(hosts: readonly string[], takenPort: number): Promise<number | undefined> {
  for (let port = takenPort + 1; port <= Math.min(65_535, takenPort + nextPortTries); port += 1) {
    const bound = await bindAll(hosts, port, (socket) => socket.destroy());
    if (!bound.ok) continue;
    await Promise.all(bound.servers.map(closeServer));
    return port;
  }
  return undefined;
}
