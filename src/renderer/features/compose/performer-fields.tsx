import type { ReactNode } from 'react';
import { TextField } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { chooseSource, typePerformer } from './compose-store';
import { useCompose } from './compose-state';
import { readPerformer } from './performer-draft';
import { PerformerMenu } from './performer-menu';

const sources = [
  { value: 'ui', label: 'UI' },
  { value: 'api', label: 'API' },
] as const;

/** Source and performer: a user with id and name for UI, the token's name for API. Each source keeps what was typed for it. */
export function PerformerFields(): ReactNode {
  const source = useCompose((state) => state.source);
  const performer = useCompose((state) => state.performer);
  const read = readPerformer(source, performer);
  return (
    <div className="form-grid">
      <section className="field">
        <h2 className="label">Source</h2>
        <Segmented label="Source" value={source} onChange={chooseSource} options={sources} />
      </section>
      {source === 'ui' ? (
        <div className="field-row field-grow">
          <div className="field-id">
            <TextField label="User id" mono inputMode="numeric" value={performer.userId} onChange={(userId) => typePerformer({ userId })} error={read.ok ? undefined : read.message} />
          </div>
          <div className="field-grow">
            <TextField label="Name" value={performer.userName} onChange={(userName) => typePerformer({ userName })} end={<PerformerMenu source="ui" />} />
          </div>
        </div>
      ) : (
        <div className="field-grow">
          <TextField
            label="API token name"
            value={performer.tokenName}
            onChange={(tokenName) => typePerformer({ tokenName })}
            end={<PerformerMenu source="api" />}
            hint="API events carry only the token’s name, without user_id."
          />
        </div>
      )}
    </div>
  );
}
