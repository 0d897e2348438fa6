import { contextBridge, ipcRenderer, webFrame, type IpcRendererEvent } from 'electron';
import { hostChannels, type Host, type HostMessage } from '../shared/contract/host';
import { refuse, type Reply } from '../shared/contract/reply';

const host: Host = {
  async call(method, input) {
    try {
      return (await ipcRenderer.invoke(hostChannels.call, method, input)) as Reply<unknown>;
    } catch (error) {
      // Main always answers; what lands here is an input that cannot be sent, or a main that is ending.
      return refuse('internal', error instanceof Error ? error.message : String(error));
    }
  },
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, message: HostMessage): void => listener(message);
    ipcRenderer.on(hostChannels.message, hear);
    ipcRenderer.send(hostChannels.subscribe);
    return () => {
      ipcRenderer.off(hostChannels.message, hear);
    };
  },
};

contextBridge.exposeInMainWorld('hookbench', host);

/** Rows that were drawn and are gone again: so many scrolls leave tens of megabytes of them, which nothing frees before the window grows further. */
const worthScrolls = 30;
const restMs = 2_000;
let scrolls = 0;
let resting: ReturnType<typeof setTimeout> | undefined;

/** Gives that memory back once the window is left alone: collecting takes a moment, in which nothing may move. */
function restLater(): void {
  clearTimeout(resting);
  if (scrolls < worthScrolls) return;
  resting = setTimeout(() => {
    scrolls = 0;
    webFrame.clearCache();
  }, restMs);
}

window.addEventListener(
  'scroll',
  () => {
    scrolls += 1;
    restLater();
  },
  { capture: true, passive: true },
);
for (const input of ['keydown', 'pointerdown', 'pointermove'] as const) window.addEventListener(input, restLater, { capture: true, passive: true });
