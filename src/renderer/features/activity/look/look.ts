import { useEffect } from 'react';
import { useStore } from 'zustand';
import { asksUnread } from '../../../../shared/query/asks-unread';
import { parseQuery } from '../../../../shared/query/parse-query';
import { call } from '../../../host/client';
import { activity, useActivity } from '../activity';
import { createLookStore } from './look-store';
import { createUnreadCount } from './unread-count';

const pauseMs = 200;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));

/** What was looked at in this window. */
export const looks = createLookStore({
  get: () => call('look.get', {}),
  set: (look) => call('look.set', look),
  told: () => {
    if (looks.getState().held) activity.reread();
  },
  pause,
});

const unread = createUnreadCount({
  look: looks.getState,
  before: async (position) => {
    const reply = await call('activity.rank', { query: '', quick: 'all', position });
    return reply.ok ? reply.value.rank : undefined;
  },
  pause,
});

/** The filter of what came since the last look. */
export const unreadFilter = { query: 'unread', quick: 'all' } as const;

/** Follows whether the stream is looked at, while the page is shown. */
export function startLooking(): () => void {
  const follow = (): void => {
    if (document.visibilityState === 'visible' && document.hasFocus()) void looks.begin();
    else looks.blur();
  };
  const holdWhereUnread = (): void => {
    const parsed = parseQuery(activity.getState().filter.query);
    looks.hold(parsed.ok && asksUnread(parsed.query));
  };
  const stopHolding = activity.subscribe((now, before) => {
    if (now.filter !== before.filter) holdWhereUnread();
    if (now.logTotal !== before.logTotal) unread.recount();
  });
  const stopCounting = looks.subscribe(unread.recount);
  window.addEventListener('focus', follow);
  window.addEventListener('blur', follow);
  document.addEventListener('visibilitychange', follow);
  holdWhereUnread();
  follow();
  return () => {
    window.removeEventListener('focus', follow);
    window.removeEventListener('blur', follow);
    document.removeEventListener('visibilitychange', follow);
    stopHolding();
    looks.end();
    stopCounting();
  };
}

export const useLook = (): ReturnType<typeof looks.getState> => useStore(looks);

/** How many records came since the last look. */
export const useUnreadCount = (): number => useStore(unread);

/** How many records came since the last look, right now. */
export const unreadCount = unread.getState;

/** Everything that is in the log counts as read. */
export async function readAll(): Promise<void> {
  const reply = await call('look.get', {});
  if (reply.ok) looks.readAll(reply.value.newest);
}

/** Tells of the newest row on screen. */
export function useSeenRows(): void {
  const total = useActivity((state) => state.total);
  const version = useActivity((state) => state.version);
  const following = useActivity((state) => state.following);
  const anchor = useActivity((state) => state.anchor);
  const looking = useStore(looks, (state) => state.looking);
  useEffect(() => {
    const row = activity.rowAt(following || anchor === undefined ? total - 1 : anchor.rank);
    if (row !== undefined) looks.saw(row.position);
  }, [total, version, following, anchor, looking]);
}
