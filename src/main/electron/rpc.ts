import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { hostChannels } from '../../shared/contract/host';
import { refuse, type Reply } from '../../shared/contract/reply';
import type { Dispatch } from '../core/dispatch';
import { isOurs, type AllowedOrigins } from './lock-down';

/** Who may call, and what is behind the door. */
export interface RpcParts {
  readonly dispatch: Dispatch;
  readonly allowed: AllowedOrigins;
  /** The page of our window, undefined while there is none. */
  page(): WebContents | undefined;
  /** The window is ready to be told of things. */
  onSubscribe(): void;
}

/** The open door. */
export interface Rpc {
  /** Lets no further call in, and waits for those that are being answered. */
  close(): Promise<void>;
}

/** Opens the one door from the window: it lets in the top frame of our window and nobody else. */
export function openRpc({ dispatch, allowed, page, onSubscribe }: RpcParts): Rpc {
  const underWay = new Set<Promise<Reply<unknown>>>();
  let isClosed = false;
  // One promise for all who ask too late: held here, or its collection would be told to the page as a lost reply.
  const never = new Promise<never>(() => undefined);
  const isOurWindow = (event: IpcMainInvokeEvent | IpcMainEvent): boolean => {
    const contents = page();
    const frame = event.senderFrame;
    return contents !== undefined && event.sender === contents && frame !== null && frame === contents.mainFrame && isOurs(frame.origin, allowed);
  };
  ipcMain.handle(hostChannels.call, async (event, method: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isOurWindow(event)) return refuse('forbidden', 'Only the window of Hookbench may call.');
    if (typeof method !== 'string') return refuse('unknown-method', 'A method is named by a text.');
    // The page is about to go with the program; a refusal would only make it show an error on its way.
    if (isClosed) return never;
    // Counted before it begins: an inspector can break in between two lines and close the door.
    const answer = Promise.resolve().then(() => dispatch(method, input));
    underWay.add(answer);
    try {
      return await answer;
    } finally {
      underWay.delete(answer);
    }
  });
  ipcMain.on(hostChannels.subscribe, (event) => {
    if (isOurWindow(event)) onSubscribe();
  });
  return {
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
    },
  };
}
