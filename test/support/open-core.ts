import { onTestFinished } from 'vitest';
import { openApp, type CoreApp, type OpenAppOptions } from '../../src/main/core/app';
import type { Input, Method, Output } from '../../src/shared/contract/contract';
import { temporaryFolder } from './temporary-folder';
import { testPorts } from './test-ports';

/** A running core on a folder of its own, closed when the test ends. Catches on a free port unless told otherwise. */
export async function openCore(options: Partial<Pick<OpenAppOptions, 'folder' | 'catch' | 'secretBox'>> = {}): Promise<CoreApp> {
  const opened = await openApp({
    folder: options.folder ?? temporaryFolder(),
    program: 'test',
    ports: testPorts(),
    facts: { version: '0.0.0', electron: null, chrome: null },
    catch: options.catch ?? { port: 0 },
    secretBox: options.secretBox,
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  let closed: Promise<void> | undefined;
  const app = { ...opened.app, close: () => (closed ??= opened.app.close()) };
  onTestFinished(() => app.close());
  return app;
}

/** Calls a method through the door and gives its value; a refusal fails the test with its sentence. */
export async function value<M extends Method>(app: CoreApp, method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await app.dispatch({})(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`);
  return reply.value as Output<M>;
}

/** The URL of the running catch server. */
export function catchUrl(app: CoreApp): string {
  const status = app.catching.status();
  if (status.state !== 'catching') throw new Error(`not catching: ${JSON.stringify(status)}`);
  return `http://127.0.0.1:${status.port}`;
}
