import { useEffect, useState, type ReactNode } from 'react';
import type { ContactRow } from '../../../shared/contract/desk-contract';
import { accountLimits } from '../../../shared/model/account';
import { claimTypes } from '../../../shared/model/claim-type';
import { call } from '../../host/client';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { counted } from '../../ui/format';
import { Select } from '../../ui/select';
import { VisibleText } from '../../ui/visible-text';
import { generate, resetAccount } from './account-file';
import { AddToScenario } from './add-to-scenario';
import { originWords, useDesk } from './desk-state';
import { openDialog } from './desk-store';
import { doAction } from './do-on-desk';
import { PerformerControl } from './performer-control';

const close = (): void => openDialog(undefined);

/** The dialogs of the desk; one is open at most. */
export function DeskDialogs(): ReactNode {
  const dialog = useDesk((state) => state.dialog);
  switch (dialog) {
    case undefined:
      return null;
    case 'claim':
      return <CreateClaim />;
    case 'contact':
      return <CreateContact />;
    case 'generate':
      return <Generate />;
    case 'reset':
      return <Reset />;
    case 'scenario':
      return <AddToScenario />;
  }
}

function CreateClaim(): ReactNode {
  const [type, setType] = useState(claimTypes[0]?.name ?? '');
  const [policy, setPolicy] = useState('');
  const [excess, setExcess] = useState('');
  const [contact, setContact] = useState<ContactRow>();
  const policyError = policy === '' || /^(0|[1-9]\d{0,38})$/.test(policy) ? undefined : 'Digits alone, without a zero before them';
  const excessError = excess === '' || /^(0|[1-9]\d{0,11})(\.\d{1,4})?$/.test(excess) ? undefined : 'A number, such as 250.00';
  const create = async (): Promise<void> => {
    const reply = await doAction({
      kind: 'claim.create',
      type,
      ...(contact === undefined ? {} : { contactId: contact.id }),
      ...(policy === '' ? {} : { policyNumber: policy }),
      ...(excess === '' ? {} : { excess }),
    });
    if (reply?.ok === true) close();
  };
  return (
    <Dialog open title="Create claim" onClose={close} note={<PerformerControl />} primary={{ label: 'Create claim', disabledReason: policyError ?? excessError, onClick: () => void create() }}>
      <div className="desk-form">
        <Select label="Type" value={type} options={claimTypes.map(({ name }) => ({ value: name, label: name }))} onChange={setType} />
        <ContactField chosen={contact} onChoose={setContact} />
        <TextField label="Policy number" mono value={policy} onChange={setPolicy} error={policyError} hint="Left empty it is made from the claim’s number" inputMode="numeric" />
        <TextField label="Excess" mono value={excess} onChange={setExcess} error={excessError} hint="As it is to stand in the JSON, such as 250.00" />
      </div>
    </Dialog>
  );
}

function ContactField({ chosen, onChoose }: { readonly chosen: ContactRow | undefined; readonly onChoose: (contact: ContactRow | undefined) => void }): ReactNode {
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<readonly ContactRow[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void call('desk.contacts', { search, fromRank: 0, limit: 5 }).then((reply) => {
      if (isCurrent && reply.ok) setFound(reply.value.rows);
    });
    return () => {
      isCurrent = false;
    };
  }, [search]);
  return (
    <div className="field">
      <TextField label="Contact" value={search} onChange={setSearch} placeholder="Name, e-mail, telephone" hint={chosen === undefined ? 'Without one the claim has none' : `${chosen.name} is chosen`} />
      <ul className="contact-choices" aria-label="Contacts found">
        {found.map((row) => (
          <li key={row.id}>
            <button type="button" className="contact-choice" aria-pressed={row.id === chosen?.id} onClick={() => onChoose(row.id === chosen?.id ? undefined : row)}>
              <VisibleText text={row.name} />
              <span className="dim truncate">
                <VisibleText text={row.email ?? ''} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CreateContact(): ReactNode {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const problem = name.trim() === '' ? 'Write the name first' : undefined;
  const create = async (): Promise<void> => {
    const reply = await doAction({ kind: 'contact.create', name, ...(email === '' ? {} : { email }), ...(phone === '' ? {} : { phone }) });
    if (reply?.ok === true) close();
  };
  return (
    <Dialog open title="Create contact" onClose={close} note={<PerformerControl />} primary={{ label: 'Create contact', disabledReason: problem, onClick: () => void create() }}>
      <div className="desk-form">
        <TextField label="Name" value={name} onChange={setName} />
        <TextField label="E-mail" value={email} onChange={setEmail} hint="Left empty it is made from the contact’s number" />
        <TextField label="Telephone" value={phone} onChange={setPhone} />
      </div>
    </Dialog>
  );
}

const counts = [10, 100, 1_000, 10_000] as const;

function Generate(): ReactNode {
  const summary = useDesk((state) => state.summary);
  const isGenerating = useDesk((state) => state.isGenerating);
  const origin = summary?.origin;
  const [seed, setSeed] = useState(String(origin?.kind === 'seed' ? origin.seed : 2026));
  const [count, setCount] = useState<string>('1000');
  const number = /^\d{1,10}$/.test(seed) ? Number(seed) : NaN;
  const problem = Number.isInteger(number) && number <= accountLimits.largestSeed ? undefined : `A whole number from 0 to ${accountLimits.largestSeed}`;
  const goes = summary === undefined || summary.claims + summary.contacts === 0 ? undefined : `${counted(summary.claims, 'claim')} and ${counted(summary.changes, 'change')} go. Nothing is sent.`;
  return (
    <Dialog
      open
      title="Generate an account"
      onClose={close}
      note={goes === undefined ? undefined : <span className="soft">{goes}</span>}
      primary={{ label: isGenerating ? 'Generating' : `Generate ${counted(Number(count), 'claim')}`, disabledReason: isGenerating ? 'It is being made' : problem, onClick: () => void generate(number, Number(count)) }}
    >
      <div className="desk-form">
        <TextField label="Seed" mono inputMode="numeric" value={seed} onChange={setSeed} error={problem} hint="The same seed and count give the same account, byte for byte" />
        <Select label="Claims" value={count} options={counts.map((each) => ({ value: String(each), label: counted(each, 'claim') }))} onChange={setCount} />
      </div>
    </Dialog>
  );
}

function Reset(): ReactNode {
  const summary = useDesk((state) => state.summary);
  if (summary === undefined) return null;
  const to = originWords(summary) ?? 'nothing';
  return (
    <Dialog open title={`Reset to ${to}?`} onClose={close} primary={{ label: `Drop ${counted(summary.changes, 'change')}`, danger: true, onClick: () => void resetAccount() }}>
      <p>
        {counted(summary.changes, 'change')} to {counted(summary.changedClaims, 'claim')} {summary.changes === 1 ? 'is' : 'are'} dropped, and the account is as it was made. Nothing is sent, and what was sent stays in Activity.
      </p>
    </Dialog>
  );
}
