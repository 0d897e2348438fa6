import type { ElectronApplication } from 'playwright/test';
import type { Method } from '../../../src/shared/contract/contract';
import { hostChannels } from '../../../src/shared/contract/host';

type Handler = (event: unknown, method: unknown, input: unknown) => Promise<unknown>;

/** Keeps the answer to the next call of a method from the window, as a busy machine would. The returned function waits for that call and lets its answer go. */
export async function holdAnswer(app: ElectronApplication, method: Method): Promise<() => Promise<void>> {
  const held = await app.evaluateHandle(
    ({ ipcMain }, [channel, awaited]) => {
      // Electron has no other way to its handlers.
      const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const answer = handlers.get(channel);
      if (answer === undefined) throw new Error(`Nothing answers ${channel}.`);
      let tellCalled = (): void => undefined;
      const called = new Promise<void>((resolve) => {
        tellCalled = resolve;
      });
      let letGo = (): void => undefined;
      const free = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      let isOver = false;
      handlers.set(channel, async (event, name, input) => {
        if (isOver || name !== awaited) return answer(event, name, input);
        isOver = true;
        tellCalled();
        const reply = await answer(event, name, input);
        await free;
        return reply;
      });
      return { called, letGo };
    },
    [hostChannels.call, method] as const,
  );
  return () =>
    held.evaluate(async ({ called, letGo }) => {
      await called;
      letGo();
    });
}
