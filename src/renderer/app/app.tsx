import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { ActivityPage } from '../features/activity/activity-page';
import { ImportDialogs } from '../features/activity/import/import-dialogs';
import { offerSavedFilters } from '../features/activity/saved-filter-actions';
import { ComparePage } from '../features/compare/compare-page';
import { ComposePage } from '../features/compose/compose-page';
import { DeskPage } from '../features/desk/desk-page';
import { EndpointsPage } from '../features/endpoints/endpoints-page';
import { RulesPage } from '../features/rules/rules-page';
import { Presenter } from '../features/scenarios/presenter';
import { ScenariosPage } from '../features/scenarios/scenarios-page';
import { useScenarios } from '../features/scenarios/scenarios-state';
import { SettingsPage } from '../features/settings/settings-page';
import { call } from '../host/client';
import { connect, onLiveEvent } from '../host/live';
import { useNavigation, type Section } from '../host/navigation';
import { snapshotStore, useSnapshot } from '../host/snapshot-store';
import { registerActions } from '../ui/action-registry';
import { LiveRegion } from '../ui/live-region';
import { showToast, ToastViewport } from '../ui/toast';
import { CatchBanner } from './catch-banner';
import { FirstSendDialog } from './first-send-dialog';
import './frame.css';
import { allActions } from './page-actions';
import { Palette } from './palette/palette';
import { Rail } from './rail';
import { ShortcutSheet } from './shortcut-sheet';
import { StatusBar } from './status-bar';
import { Titlebar } from './titlebar';
import { useAppearance } from './use-appearance';
import { useShortcuts } from './use-shortcuts';
import { useUserKeys } from './use-user-keys';

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
      <div className="app" data-app-state="ready">
        <Titlebar />
        <Rail />
        <main className="sheet" aria-label={pageNames[section]}>
          <Page section={section} />
        </main>
        <StatusBar />
      </div>
      <Palette />
      <ShortcutSheet />
      <ImportDialogs />
      <FirstSendDialog />
      <ToastViewport />
      <LiveRegion />
    </>
  );
}

const pageNames: Readonly<Record<Section, string>> = { activity: 'Activity', compose: 'Compose', desk: 'Desk', scenarios: 'Scenarios', endpoints: 'Endpoints', rules: 'Rules', settings: 'Settings' };

function Page({ section }: { readonly section: Section }): ReactNode {
  const compare = useNavigation(({ place }) => (place.section === 'activity' ? place.compare : undefined));
  switch (section) {
    case 'activity':
      return compare === undefined ? <ActivityPage banner={<CatchBanner />} /> : <ComparePage place={compare} />;
    case 'compose':
      return <ComposePage />;
    case 'desk':
      return <DeskPage />;
    case 'scenarios':
      return <ScenariosPage />;
    case 'endpoints':
      return <EndpointsPage />;
    case 'rules':
      return <RulesPage />;
    case 'settings':
      return <SettingsPage />;
  }
}

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
