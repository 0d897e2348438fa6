import { BrowserWindow, app } from 'electron';
import type { CoreApp } from '../core/app';
import type { Logger } from '../core/ports';
import type { Rpc } from './rpc';

/** How the program comes to its end. */
export interface Ending {
  hasBegun(): boolean;
  /** Lets no call in any more, and closes the core once; ends after a while even where the core does not. */
  closeCore(): Promise<void>;
  /** Holds the end of the program back until everything is on disk and `other` has come to its end. */
  beforeQuit(event: { preventDefault(): void }, other: () => Promise<void>): void;
}

const closeLimitMs = 15_000;

/** `opening`: the core, undefined where it did not open; it is waited for, since only an open one can be closed. */
export function createEnding({ opening, rpc, logger }: { readonly opening: Promise<CoreApp | undefined>; readonly rpc: Rpc; readonly logger: Logger }): Ending {
  let state: 'open' | 'ending' | 'ended' = 'open';
  let closing: Promise<void> | undefined;

  const closeWithin = async (): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        logger.error(`the core did not close within ${closeLimitMs} ms`);
        resolve();
      }, closeLimitMs);
    });
    const close = async (): Promise<void> => {
      await rpc.close();
      const core = await opening;
      await core?.close();
    };
    await Promise.race([close(), limit]).catch((error: unknown) => logger.error('the core did not close well', error));
    clearTimeout(timer);
  };
  const closeCore = (): Promise<void> => (closing ??= closeWithin());

  return {
    hasBegun: () => state !== 'open',
    closeCore,
    beforeQuit(event, other) {
      if (state === 'ended') return;
      event.preventDefault();
      if (state === 'ending') return;
      state = 'ending';
      for (const window of BrowserWindow.getAllWindows()) window.hide();
      void Promise.all([closeCore(), other()]).then(() => {
        state = 'ended';
        app.quit();
      });
    },
  };
}
