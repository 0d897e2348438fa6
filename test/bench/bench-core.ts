import { openApp, type CoreApp, type OpenAppOptions } from '../../src/main/core/app';
import { systemPorts } from '../../src/main/core/system-ports';

/** Opens a core on a folder, for a process of the bench: it says nothing but what goes wrong, and catches only where that is asked for. */
export async function openBenchCore(folder: string, catching: OpenAppOptions['catch'] = false): Promise<CoreApp> {
  const logger = { info: () => undefined, warn: console.error, error: console.error };
  const opened = await openApp({ folder, program: 'bench', ports: systemPorts(logger), facts: { version: '0', electron: null, chrome: null }, catch: catching });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.app;
}

/** Tells the bench what was measured, or that it may begin, in one line; the core stays open until the bench ends this process. */
export function tellBench(app: CoreApp, told: Readonly<Record<string, unknown>>): void {
  process.on('SIGTERM', () => {
    void app.close().then(() => process.exit(0));
  });
  console.log(JSON.stringify(told));
}
