import type { Ports } from '../../src/main/core/ports';
import { systemPorts } from '../../src/main/core/system-ports';

/** The real clock and ids, and a logger that keeps what it was told. */
export function testPorts(): Ports & { readonly logged: string[] } {
  const logged: string[] = [];
  const ports = systemPorts({
    info: (message) => logged.push(message),
    warn: (message) => logged.push(message),
    error: (message, cause) => logged.push(cause instanceof Error ? `${message}: ${cause.message}` : message),
  });
  return { ...ports, logged };
}
