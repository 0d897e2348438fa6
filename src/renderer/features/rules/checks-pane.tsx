import { useState, type ReactNode } from 'react';
import { checkKinds, type CheckKind, type CheckKindId } from '../../../shared/model/check-kind';
import { call } from '../../host/client';
import { useSnapshot } from '../../host/snapshot-store';
import { Badge } from '../../ui/badge';
import { Switch } from '../../ui/switch';
import { showToast } from '../../ui/toast-store';

/** What is checked of every captured request, and the open check: what it looks for and why. */
export function ChecksPane(): ReactNode {
  const off = useSnapshot((snapshot) => snapshot.workspace.settings.checksOff);
  const [openId, setOpenId] = useState<CheckKindId>('event-name');
  const open = checkKinds.find(({ id }) => id === openId);
  return (
    <>
      <section className="pane rules-list" aria-label="Checks" data-pane tabIndex={-1}>
        <p className="list-lead">Every captured request is judged by these as it comes. None of them changes the answer.</p>
        <ul className="pane-scroll check-kinds">
          {checkKinds.map((kind) => (
            <li key={kind.id} className={off.includes(kind.id) ? 'check-kind is-off' : 'check-kind'} aria-current={kind.id === openId ? 'true' : undefined}>
              <Switch label={kind.name} checked={!off.includes(kind.id)} onChange={(on) => void switchCheck(off, kind.id, on)} />
              <button type="button" className="truncate rule-btn" onClick={() => setOpenId(kind.id)}>
                {kind.name}
              </button>
              <span className="soft">{kind.gravity}</span>
            </li>
          ))}
        </ul>
      </section>
      {open !== undefined && <CheckDetail kind={open} isOff={off.includes(open.id)} />}
    </>
  );
}

function CheckDetail({ kind, isOff }: { readonly kind: CheckKind; readonly isOff: boolean }): ReactNode {
  return (
    <section className="pane check-detail" aria-label="Check" data-pane tabIndex={-1}>
      <header className="page-head rule-head">
        <h2 className="page-title">{kind.name}</h2>
        {isOff && <Badge>off</Badge>}
      </header>
      <dl className="facts check-facts">
        <dt>Looks for</dt>
        <dd>{kind.looksFor}</dd>
        <dt>Where it does not hold</dt>
        <dd>It {kind.gravity}, with what was expected and what was found.</dd>
        <dt>Why it matters</dt>
        <dd>{kind.why}</dd>
        <dt>Switched off</dt>
        <dd>It is not shown, and gives no mark to what comes from then on. Marks that are in the list stay.</dd>
      </dl>
    </section>
  );
}

async function switchCheck(off: readonly CheckKindId[], id: CheckKindId, on: boolean): Promise<void> {
  const reply = await call('settings.update', { checksOff: on ? off.filter((each) => each !== id) : [...off, id] });
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
}
