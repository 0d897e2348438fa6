import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { ImportDialogs } from '../features/activity/import/import-dialogs';
import { offerSavedFilters } from '../features/activity/saved-filter-actions';
import { useScenarios } from '../features/scenarios/scenarios-state';
import { call, untilQuiet } from '../host/client';
import { connect, onLiveEvent } from '../host/live';
import { navigationStore, useNavigation, type Section } from '../host/navigation';
import { snapshotStore, useSnapshot } from '../host/snapshot-store';
import { registerActions } from '../ui/action-registry';
import { keepFocus } from '../ui/kept-focus';
import { fetchParts, later } from '../ui/later';
import { LiveRegion } from '../ui/live-region';
import { showToast, ToastViewport } from '../ui/toast';
import { FirstSendDialog } from './first-send-dialog';
import './frame.css';
import { allActions } from './page-actions';
import { fetchPage, Page } from './pages';
import { Palette } from './palette/palette';
import { Rail } from './rail';
import { ShortcutSheet } from './shortcut-sheet';
import { StatusBar } from './status-bar';
import { Titlebar } from './titlebar';
import { useAppearance } from './use-appearance';
import { useShortcuts } from './use-shortcuts';
import { useUserKeys } from './use-user-keys';

const Presenter = later(async () => (await import('../features/scenarios/presenter')).Presenter);

/** The window: it stands once main has told how things are. */
export function App(): ReactNode {
  const isLoaded = useStore(snapshotStore, (state) => state.loaded);
  const [hasWaited, setHasWaited] = useState(false);
  useEffect(() => connect(() => showToast({ title: 'The window caught up with the log' })), []);
  useEffect(() => {
    const timer = setTimeout(() => setHasWaited(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!isLoaded) return <main className="loading">{hasWaited && 'Opening the workspace'}</main>;
  return <Frame />;
}

function Frame(): ReactNode {
  useAppearance();
  useShortcuts();
  useUserKeys();
  useNotices();
  // Before the window is shown, so that the first key is heard.
  useLayoutEffect(() => registerActions(allActions()), []);
  useLayoutEffect(offerSavedFilters, []);
  useEffect(keepFocus, []);
  const section = useNavigation((state) => state.place.section);
  const isPresenting = useScenarios((state) => state.presenting);
  if (isPresenting) {
    return (
      <>
        <Presenter />
        <ToastViewport />
      </>
    );
  }
  return (
    <>
      <AppGrid>
        <Titlebar />
        <Rail />
        <main className="sheet" aria-label={pageNames[section]}>
          <Page />
        </main>
        <StatusBar />
      </AppGrid>
      <Palette />
      <ShortcutSheet />
      <ImportDialogs />
      <FirstSendDialog />
      <ToastViewport />
      <LiveRegion />
    </>
  );
}

/** The frame's grid. It is ready once every part of the window is here. */
function AppGrid({ children }: { readonly children: ReactNode }): ReactNode {
  const [isComplete, setComplete] = useState(false);
  useEffect(() => {
    const complete = async (): Promise<void> => {
      // What is looked at comes before what may be.
      await fetchPage(navigationStore.getState().place);
      await fetchParts(untilQuiet);
      setComplete(true);
    };
    void complete();
  }, []);
  return (
    <div className="app" data-app-state={isComplete ? 'ready' : 'completing'}>
      {children}
    </div>
  );
}

const pageNames: Readonly<Record<Section, string>> = { activity: 'Activity', compose: 'Compose', desk: 'Desk', scenarios: 'Scenarios', endpoints: 'Endpoints', rules: 'Rules', settings: 'Settings' };

/** Shows what main has to say: what it mended at start, and what happens later. */
function useNotices(): void {
  const notices = useSnapshot((snapshot) => snapshot.program.notices);
  useEffect(() => {
    for (const notice of notices) showToast({ id: `notice ${notice}`, title: notice, tone: 'warn', durationMs: 30_000 });
  }, [notices]);
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.type === 'notice') tellNotice(event.message, event.disabledEndpointId);
      }),
    [],
  );
}

/** Says what happened; an endpoint that its receiver had disabled can be enabled again at once. */
function tellNotice(title: string, disabledEndpointId: string | undefined): void {
  const enable = async (id: string): Promise<void> => {
    const reply = await call('endpoints.update', { id, changes: { enabled: true } });
    if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
  };
  showToast({
    title,
    tone: 'warn',
    durationMs: 15_000,
    ...(disabledEndpointId === undefined ? {} : { action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void enable(disabledEndpointId) } }),
  });
}
