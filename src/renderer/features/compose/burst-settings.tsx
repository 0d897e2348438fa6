import { ListPlus, Lock, Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { StepEvent } from '../../../shared/contract/scenario-contract';
import { burstLimits } from '../../../shared/model/burst';
import { useSnapshot } from '../../host/snapshot-store';
import { Button, IconButton } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { DottedName } from '../../ui/dotted-name';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { AddSteps } from './add-steps';
import { setBurst, setPace, stepsNow, useBurst } from './burst-store';

const paces = [
  { value: 'as-answered', label: 'As fast as answered' },
  { value: 'rate', label: 'At a rate' },
] as const;

/** What a burst sends, where to and how fast. While one runs, only the rate can be changed. */
export function BurstSettings({ locked }: { readonly locked: boolean }): ReactNode {
  const settings = useBurst((state) => state.settings);
  const [adding, setAdding] = useState<readonly StepEvent[]>();
  const endpoints = useSnapshot((snapshot) => snapshot.workspace.endpoints);
  const tick = (id: string, ticked: boolean): void => setBurst({ endpointIds: endpoints.filter((endpoint) => (endpoint.id === id ? ticked : settings.endpointIds.includes(endpoint.id))).map((endpoint) => endpoint.id) });
  return (
    <section className="pane" aria-label="Settings of the burst">
      <div className="pane-scroll burst-form">
        {locked && (
          <p className="message soft">
            <Icon of={Lock} size={14} />
            Locked while it runs. The rate can be changed.
          </p>
        )}
        <fieldset className="burst-locked" disabled={locked}>
          <legend className="sr-only">What is sent</legend>
          <div className="burst-pair">
            <NumberField label="Events" value={settings.count} min={1} max={burstLimits.count} onCommit={(count) => setBurst({ count })} />
            <NumberField label="At the same time" value={settings.concurrency} min={1} max={burstLimits.concurrency} onCommit={(concurrency) => setBurst({ concurrency })} />
          </div>
          <Mix locked={locked} />
        </fieldset>
        <div className="field">
          <span className="label">Rate</span>
          <Segmented label="Rate" value={settings.paceKind} options={paces} onChange={(paceKind: 'as-answered' | 'rate') => setPace({ paceKind })} />
        </div>
        {settings.paceKind === 'rate' && (
          <div className="burst-pair">
            <NumberField label="A second" value={settings.perSecond} min={1} max={burstLimits.perSecond} onCommit={(perSecond) => setPace({ perSecond })} />
            <fieldset className="burst-locked" disabled={locked}>
              <legend className="sr-only">From the start</legend>
              <NumberField label="Rising over" unit="s" value={settings.risingSeconds} min={0} max={burstLimits.risingMs / 1_000} onCommit={(risingSeconds) => setBurst({ risingSeconds })} />
            </fieldset>
          </div>
        )}
        <fieldset className="burst-locked" disabled={locked}>
          <legend className="label">To</legend>
          {endpoints.length === 0 && <p className="hint">There is no endpoint yet. Add one in Endpoints.</p>}
          <ul className="card">
            {endpoints.map(({ id, name, url, enabled }) => (
              <li key={id} className="burst-to">
                <Checkbox label={name} checked={settings.endpointIds.includes(id)} onChange={(ticked) => tick(id, ticked)} />
                {!enabled && <span className="soft">disabled</span>}
                <span className="hint mono truncate" title={url}>
                  {url}
                </span>
              </li>
            ))}
          </ul>
          <p className="hint">Each event goes to those that take it.</p>
        </fieldset>
      </div>
      <div className="pane-foot">
        <span className="push" />
        <Button variant="ghost" size="sm" icon={ListPlus} onClick={() => setAdding(stepsNow())}>
          Add to a scenario
        </Button>
      </div>
      {adding !== undefined && <AddSteps events={adding} note={settings.risingSeconds > 0 && settings.paceKind === 'rate' ? 'A scenario has bursts at an even rate: the rise is left out.' : undefined} onClose={() => setAdding(undefined)} />}
    </section>
  );
}

function Mix({ locked }: { readonly locked: boolean }): ReactNode {
  const mix = useBurst((state) => state.settings.mix);
  const catalog = useSnapshot((snapshot) => snapshot.catalog);
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  const left = catalog.filter(({ name }) => !mix.some((entry) => entry.name === name));
  return (
    <div className="section">
      <div className="section-head">
        <h2 className="label">Mix, by weight</h2>
        <span className="push" />
        {!locked && left.length > 0 && mix.length < burstLimits.events && (
          <Menu
            label="Event to add"
            align="end"
            items={left.map(({ name }) => ({ id: name, label: name, onSelect: () => setBurst({ mix: [...mix, { name, weight: 1 }] }) }))}
            trigger={
              <Button size="sm" variant="ghost" icon={Plus}>
                Add event
              </Button>
            }
          />
        )}
      </div>
      <ul className="card">
        {mix.map(({ name, weight }) => (
          <li key={name} className="mix-row">
            <span className="mono truncate" title={name}>
              <DottedName text={name} />
            </span>
            <NumberField label={`Weight of ${name}`} hideLabel value={weight} min={1} max={1000} onCommit={(next) => setBurst({ mix: mix.map((entry) => (entry.name === name ? { name, weight: next } : entry)) })} />
            <span className="dim num">{Math.round((100 * weight) / total)} %</span>
            <IconButton icon={X} size="sm" label={`Remove ${name}`} disabledReason={mix.length === 1 ? 'A burst has at least one event.' : undefined} onClick={() => setBurst({ mix: mix.filter((entry) => entry.name !== name) })} />
          </li>
        ))}
      </ul>
      <p className="hint">Each event carries the performer and the subject that stand in Compose.</p>
    </div>
  );
}
