import { Copy, Keyboard, Moon, PanelTop, Pause, Play, RotateCw, Search, Sun, SunMoon } from 'lucide-react';
import type { Theme } from '../../shared/model/workspace';
import { streamHasFocus } from '../features/activity/focus';
import { call } from '../host/client';
import { go } from '../host/navigation';
import type { Action } from '../ui/action';
import { showToast } from '../ui/toast-store';
import { canRetry, copyCatchUrl, isCatching, isPaused, pauseCatching, resumeCatching, retryCatch } from './catch-server';
import { overlays } from './overlays';
import { focusPane } from './pane-focus';
import { sectionAction, sectionEntries } from './sections';

/** What can be done from anywhere in the window. */
export function windowActions(): readonly Action[] {
  return [
    { id: 'palette.open', label: 'Search and run', group: 'Window', keys: 'Ctrl K', icon: Search, run: () => overlays.open('palette') },
    ...sectionEntries.map(({ section, label, icon, keys }) => ({ id: sectionAction(section), label: `Go to ${label}`, group: 'Window', keys, icon, run: () => go({ section }) })),
    { id: 'shortcuts.show', label: 'Show all shortcuts', group: 'Window', keys: '?', icon: Keyboard, run: () => overlays.open('shortcuts') },
    { id: 'pane.next', label: 'Next pane', group: 'Window', keys: 'F6', icon: PanelTop, run: () => focusPane(1) },
    { id: 'pane.previous', label: 'Previous pane', group: 'Window', keys: 'Shift F6', icon: PanelTop, run: () => focusPane(-1) },
    { id: 'catch.copyUrl', label: 'Copy the catch URL', group: 'Catch server', icon: Copy, run: () => void copyCatchUrl(), available: isCatching },
    { id: 'catch.pause', label: 'Pause catching', group: 'Catch server', keys: 'Space', icon: Pause, run: () => void pauseCatching(), available: isCatching, keysActHere: streamHasFocus },
    { id: 'catch.resume', label: 'Resume catching', group: 'Catch server', keys: 'Space', icon: Play, run: () => void resumeCatching(), available: isPaused, keysActHere: streamHasFocus },
    { id: 'catch.retry', label: 'Try to catch again', group: 'Catch server', icon: RotateCw, run: () => void retryCatch(), available: canRetry },
    { id: 'theme.light', label: 'Use the light theme', group: 'Appearance', icon: Sun, run: () => void chooseTheme('light') },
    { id: 'theme.dark', label: 'Use the dark theme', group: 'Appearance', icon: Moon, run: () => void chooseTheme('dark') },
    { id: 'theme.system', label: 'Use the theme of the system', group: 'Appearance', icon: SunMoon, run: () => void chooseTheme('system') },
  ];
}

async function chooseTheme(theme: Theme): Promise<void> {
  const reply = await call('settings.update', { theme });
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
}
