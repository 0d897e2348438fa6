import { Dices, Download, Ellipsis, FolderInput, Plus, RotateCcw } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { useNavigation } from '../../host/navigation';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FileInput } from '../../ui/file-input';
import { counted, formatTime } from '../../ui/format';
import { Menu } from '../../ui/menu';
import { SplitPane } from '../../ui/split-pane';
import { useStatusItems, type StatusItem } from '../../ui/status-items';
import { TabPanel, Tabs } from '../../ui/tabs';
import { exportAccount, generate, importAccount } from './account-file';
import { ClaimCard } from './claim-card';
import { ClaimList } from './claim-list';
import { ContactCard } from './contact-card';
import { ContactList } from './contacts-pane';
import { DeskDialogs } from './desk-dialogs';
import { originWords, useDesk } from './desk-state';
import { openDialog, openTab, startDesk, visitDesk } from './desk-store';
import './desk.css';
import './desk-trace.css';

const tabsLabel = 'Account';
const firstSeed = 2026;
const listPercent = 45;

/** The claims desk: an account that lives here, worked as the provider’s user would. */
export function DeskPage(): ReactNode {
  const place = useNavigation((state) => state.place);
  const visit = useNavigation((state) => state.visit);
  const summary = useDesk((state) => state.summary);
  const problem = useDesk((state) => state.problem);
  const tab = useDesk((state) => state.tab);
  const file = useRef<HTMLInputElement>(null);
  useEffect(startDesk, []);
  useEffect(() => visitDesk(place, visit), [place, visit]);
  useStatusItems(
    useMemo((): readonly StatusItem[] => {
      if (summary === undefined || summary.claims === 0) return [];
      const items: StatusItem[] = [{ id: 'desk.claims', side: 'start', content: `${counted(summary.claims, 'claim')}, ${summary.changedClaims} changed since ${originWords(summary) === undefined ? 'the start' : 'the account was made'}` }];
      if (summary.lastChangeAtMs !== null) items.push({ id: 'desk.last', side: 'end', content: `Last change ${formatTime(summary.lastChangeAtMs, 'second')}` });
      return items;
    }, [summary]),
  );
  const isEmpty = summary !== undefined && summary.claims + summary.contacts === 0 && summary.changes === 0;

  return (
    <div className="desk" aria-busy={summary === undefined}>
      <Head file={file} />
      <FileInput inputRef={file} label="Account file" accept=".json,application/json" onChoose={(file) => void importAccount(file)} />
      <TabPanel tabs={tabsLabel} tab={tab} className="desk-body">
        {problem !== undefined && (
          <p className="desk-problem message fail" role="alert">
            {problem}
          </p>
        )}
        {isEmpty && <NoAccount file={file} />}
        {!isEmpty && summary !== undefined && (tab === 'claims' ? <SplitPane first={<ClaimList />} second={<ClaimCard />} ratioKey="desk" firstPercent={listPercent} /> : <SplitPane first={<ContactList />} second={<ContactCard />} ratioKey="desk" firstPercent={listPercent} />)}
      </TabPanel>
      <DeskDialogs />
    </div>
  );
}

function Head({ file }: { readonly file: RefObject<HTMLInputElement | null> }): ReactNode {
  const summary = useDesk((state) => state.summary);
  const tab = useDesk((state) => state.tab);
  const origin = summary === undefined ? undefined : originWords(summary);
  return (
    <header className="page-head desk-head">
      <h1 className="page-title">Desk</h1>
      <div className="head-tabs">
        <Tabs
          label={tabsLabel}
          tabs={[
            { id: 'claims', label: 'Claims', count: summary?.claims },
            { id: 'contacts', label: 'Contacts', count: summary?.contacts },
          ]}
          value={tab}
          onChange={openTab}
        />
      </div>
      <span className="push" />
      <Button variant="ghost" icon={Dices} onClick={() => openDialog('generate')}>
        Generate…
      </Button>
      {origin !== undefined && (
        <Button variant="ghost" icon={RotateCcw} disabledReason={summary?.changes === 0 ? 'Nothing was changed since it was made' : undefined} onClick={() => openDialog('reset')}>
          Reset to {origin}
        </Button>
      )}
      <Menu
        label="Import or export the account"
        align="end"
        trigger={<IconButton icon={Ellipsis} label="Import or export the account" />}
        items={[
          { id: 'import', label: 'Import an account…', icon: FolderInput, onSelect: () => file.current?.click() },
          { id: 'export', label: 'Export the account…', icon: Download, disabledReason: summary === undefined || summary.claims + summary.contacts === 0 ? 'It is empty' : undefined, onSelect: () => void exportAccount() },
        ]}
      />
      {tab === 'claims' ? (
        <Button variant="primary" icon={Plus} keysOf="desk.create" onClick={() => openDialog('claim')}>
          Create claim
        </Button>
      ) : (
        <Button variant="primary" icon={Plus} keysOf="desk.create" onClick={() => openDialog('contact')}>
          Create contact
        </Button>
      )}
    </header>
  );
}

function NoAccount({ file }: { readonly file: RefObject<HTMLInputElement | null> }): ReactNode {
  const disabledReason = useDesk((state) => state.isGenerating) ? 'It is being made' : undefined;
  return (
    <EmptyState
      title="No claims yet"
      actions={
        <>
          <Button icon={Dices} disabledReason={disabledReason} onClick={() => void generate(firstSeed, 10)}>
            Generate ten claims
          </Button>
          <Button icon={Dices} disabledReason={disabledReason} onClick={() => void generate(firstSeed, 10_000)}>
            Generate ten thousand
          </Button>
          <Button variant="ghost" icon={FolderInput} onClick={() => file.current?.click()}>
            Import…
          </Button>
        </>
      }
    >
      <p>An account that lives on this computer. What you do with its claims sends the events that the provider would, with the claim as it is after the change.</p>
      <p>Generating sends nothing. The same seed gives the same account; these buttons take seed {firstSeed}.</p>
    </EmptyState>
  );
}
