import { hostChannels, type HostCommand, type HostMessage } from '../../shared/contract/host';
import type { LiveBatch } from '../../shared/contract/live-events';

/** The page that is told: Electron's WebContents, as far as it matters here. */
export interface LivePage {
  isDestroyed(): boolean;
  send(channel: string, message: HostMessage): void;
}

/** Tells the window of live events and menu commands. */
export interface LivePush {
  /** A page is there, or a new document in it: it hears nothing before it subscribes. */
  attach(page: LivePage): void;
  subscribed(): void;
  tell(batch: LiveBatch): void;
  command(command: HostCommand): void;
}

const keptCommands = 16;

/**
 * Pushes to whichever page is attached. Live events before a page subscribes are dropped: it asks for a snapshot afterwards, which holds them.
 * Commands are kept for it, since nothing else would tell it.
 */
export function createLivePush(): LivePush {
  let page: LivePage | undefined;
  let isSubscribed = false;
  let waiting: HostCommand[] = [];

  const send = (message: HostMessage): boolean => {
    if (page === undefined || !isSubscribed || page.isDestroyed()) return false;
    page.send(hostChannels.message, message);
    return true;
  };
  return {
    attach(next) {
      page = next;
      isSubscribed = false;
    },
    subscribed() {
      isSubscribed = true;
      const held = waiting;
      waiting = [];
      for (const command of held) send({ kind: 'command', command });
    },
    tell: (batch) => void send({ kind: 'live', batch }),
    command(command) {
      if (!send({ kind: 'command', command })) waiting = [...waiting, command].slice(-keptCommands);
    },
  };
}
