import { Copy, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ScenarioCheck } from '../../../shared/model/scenario';
import { call } from '../../host/client';
import { useSnapshot } from '../../host/snapshot-store';
import { Button, IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Select } from '../../ui/select';
import { showToast } from '../../ui/toast';
import { deleteScenario } from './scenario-library';
import { choose } from './scenario-runs';
import { useScenarios } from './scenarios-state';
import { spanWords } from './span-words';

const asInFile = 'as in the file';

/** What the open scenario proves, where it plays, what is in it, and the command that plays it. */
export function AboutPane(): ReactNode {
  const open = useScenarios((state) => state.open);
  const choice = useScenarios((state) => state.choice);
  const endpoints = useSnapshot((snapshot) => snapshot.workspace.endpoints);
  if (open === undefined) return null;
  const { check, entry } = open;
  const head = check.head;
  const command = `hookbench run ${entry.fileName}${choice.seed === undefined ? '' : ` --seed ${choice.seed}`}${choice.scale === undefined ? '' : ` --scale ${choice.scale}`} --junit result.xml`;
  const copy = async (): Promise<void> => {
    const reply = await call('desktop.copy', { text: command });
    showToast(reply.ok ? { icon: Copy, title: 'Command copied' } : { tone: 'fail', title: reply.error.message });
  };
  return (
    <section className="pane about-pane" aria-label="About this scenario" tabIndex={0}>
      {head !== undefined && (
        <section className="section">
          <h2 className="section-title">What it proves</h2>
          <p className="prose">{head.proves === '' ? head.about : head.proves}</p>
          <p className="hint">An answer of 200 counts as acknowledged. Whether the receiver did its work, only what it sends back can show.</p>
        </section>
      )}
      {head !== undefined && head.endpoints.length > 0 && (
        <section className="section">
          <h2 className="section-title">Plays on</h2>
          {head.endpoints.map(({ name, target }) => {
            const chosen = choice.endpoints.get(name);
            const named = endpoints.find((endpoint) => (chosen === undefined ? endpoint.name === target : endpoint.id === chosen));
            return (
              <div key={name}>
                <Select
                  label={name}
                  value={chosen ?? asInFile}
                  options={[{ value: asInFile, label: target, hint: asInFile }, ...endpoints.filter((endpoint) => endpoint.name !== target).map((endpoint) => ({ value: endpoint.id, label: endpoint.name }))]}
                  onChange={(value) => {
                    const next = new Map(choice.endpoints);
                    if (value === asInFile) next.delete(name);
                    else next.set(name, value);
                    choose({ endpoints: next });
                  }}
                />
                <p className="hint mono truncate">{named?.url ?? (/^https?:/.test(target) ? target : 'No endpoint has this name')}</p>
              </div>
            );
          })}
        </section>
      )}
      <Steps check={check} scale={choice.scale ?? head?.scale ?? 1} />
      <section className="section">
        <div className="section-head">
          <h2 className="section-title">From a terminal</h2>
          <span className="push" />
          <IconButton label="Copy the command" icon={Copy} size="sm" onClick={() => void copy()} />
        </div>
        <pre className="card code code-wrap">{command}</pre>
        <p className="hint">Ends with 0 when all held, 1 when some did not, 2 for a broken file.</p>
      </section>
      {entry.origin === 'own' && (
        <Button variant="ghost" size="sm" icon={Trash2} onClick={() => void deleteScenario()}>
          Delete scenario
        </Button>
      )}
    </section>
  );
}

function Steps({ check, scale }: { readonly check: ScenarioCheck; readonly scale: number }): ReactNode {
  const expects = check.steps.filter(({ kind }) => kind === 'expect').length;
  const titlesOf = (...kinds: readonly string[]): string => [...new Set(check.steps.filter(({ kind }) => kinds.includes(kind)).map(({ title }) => title))].join(', ');
  const rows: readonly (readonly [string, string])[] = [
    ['Actions', titlesOf('do')],
    ['Events', titlesOf('send')],
    ['Bursts', titlesOf('burst')],
    ['Faults', titlesOf('fault')],
  ];
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">Steps</h2>
        <span className="soft num">{`${formatCount(check.stepCount)}, of which ${expects} expect`}</span>
      </div>
      <dl className="facts facts-sm">
        {rows
          .filter(([, words]) => words !== '')
          .map(([name, words]) => (
            <div key={name} className="facts-row">
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        <div className="facts-row">
          <dt>Lasts</dt>
          <dd>
            {spanWords(check.lastsMs)}
            {scale !== 1 && (
              <>
                , <span className="strong">{spanWords(check.lastsMs / scale)}</span> at {formatCount(scale)}×
              </>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}
