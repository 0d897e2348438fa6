import { expect, test } from 'vitest';
import { createLivePush } from '../../../../src/main/electron/live';
import type { HostMessage } from '../../../../src/shared/contract/host';

function page() {
  const heard: HostMessage[] = [];
  let destroyed = false;
  return {
    heard,
    isDestroyed: () => destroyed,
    send: (_channel: string, message: HostMessage) => void heard.push(message),
    destroy: () => {
      destroyed = true;
    },
  };
}

const batch = { seq: 1, events: [{ type: 'notice', message: 'x' }] } as const;
const command = (action: string): HostMessage => ({ kind: 'command', command: { action } });

test('a page hears nothing before it subscribes; commands wait for it, live events are in its snapshot', () => {
  const push = createLivePush();
  const window = page();
  push.command({ action: 'palette.open' });
  push.attach(window);
  push.tell(batch);
  push.command({ action: 'section.settings' });
  expect(window.heard).toEqual([]);
  push.subscribed();
  expect(window.heard).toEqual([command('palette.open'), command('section.settings')]);
  push.tell(batch);
  expect(window.heard.at(-1)).toEqual({ kind: 'live', batch });
});

test('a page that is loaded anew subscribes anew', () => {
  const push = createLivePush();
  const window = page();
  push.attach(window);
  push.subscribed();
  push.attach(window);
  push.tell(batch);
  expect(window.heard).toEqual([]);
});

test('a destroyed page is sent nothing, and what the menu asked goes to the next one', () => {
  const push = createLivePush();
  const first = page();
  push.attach(first);
  push.subscribed();
  first.destroy();
  push.tell(batch);
  push.command({ action: 'endpoint.create' });
  expect(first.heard).toEqual([]);
  const second = page();
  push.attach(second);
  push.subscribed();
  expect(second.heard).toEqual([command('endpoint.create')]);
});

test('commands that nobody takes do not pile up', () => {
  const push = createLivePush();
  for (let index = 0; index < 100; index += 1) push.command({ action: `a${index}` });
  const window = page();
  push.attach(window);
  push.subscribed();
  expect(window.heard).toHaveLength(16);
  expect(window.heard.at(-1)).toEqual(command('a99'));
});
