import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
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
