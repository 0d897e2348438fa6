import { useEffect, useState, type ReactNode } from 'react';
import { call } from '../../host/client';
import { useSnapshot } from '../../host/snapshot-store';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { formatCount } from '../../ui/format';
import { Select } from '../../ui/select';

interface Queries {
  readonly a: string;
  readonly b: string;
}

interface SeriesDialogProps {
  readonly open: boolean;
  readonly a: string | undefined;
  readonly b: string | undefined;
  onClose(): void;
  onChoose(queries: Queries): void;
}

const first: Queries = { a: 'direction:received after:2h before:1h', b: 'direction:received after:1h' };

/** Asks for the queries of two series. */
export function SeriesDialog({ open, a, b, onClose, onChoose }: SeriesDialogProps): ReactNode {
  const [typed, setTyped] = useState<Queries>({ a: a ?? first.a, b: b ?? first.b });
  const [problems, setProblems] = useState<Partial<Queries>>({});
  useEffect(() => {
    if (!open) return;
    setTyped({ a: a ?? first.a, b: b ?? first.b });
    setProblems({});
  }, [open, a, b]);
  const choose = async (): Promise<void> => {
    const [one, other] = await Promise.all([call('activity.counts', { query: typed.a }), call('activity.counts', { query: typed.b })]);
    const found = { ...(one.ok ? {} : { a: one.error.message }), ...(other.ok ? {} : { b: other.error.message }) };
    setProblems(found);
    if (Object.keys(found).length === 0) onChoose(typed);
  };
  return (
    <Dialog open={open} title="Compare two series" onClose={onClose} primary={{ label: 'Compare', onClick: () => void choose() }} note={<span className="soft">Records are lined up by event and subject.</span>}>
      <div className="ser-queries">
        {(['a', 'b'] as const).map((side) => (
          <QueryField
            key={side}
            letter={side === 'a' ? 'A' : 'B'}
            query={typed[side]}
            problem={problems[side]}
            onChange={(query) => {
              setTyped({ ...typed, [side]: query });
              setProblems({ ...problems, [side]: undefined });
            }}
          />
        ))}
      </div>
      <p className="hint">Say the time with after: and before:, as how long ago (after:2h) or as a moment (after:2026-11-20T17:40).</p>
    </Dialog>
  );
}

interface QueryFieldProps {
  readonly letter: 'A' | 'B';
  readonly query: string;
  readonly problem: string | undefined;
  readonly onChange: (query: string) => void;
}

function QueryField({ letter, query, problem, onChange }: QueryFieldProps): ReactNode {
  const saved = useSnapshot((snapshot) => snapshot.workspace.filters);
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void call('activity.counts', { query }).then((reply) => {
        if (isCurrent) setCount(reply.ok ? reply.value.all : undefined);
      });
    }, 200);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  const chosen = saved.find((filter) => filter.query === query);
  return (
    <div className="ser-query">
      <TextField label={`Series ${letter}`} mono value={query} error={problem} hint={count === undefined ? undefined : `${formatCount(count)} records`} onChange={onChange} />
      {saved.length > 0 && (
        <Select
          label={`Saved filter for ${letter}`}
          hideLabel
          value={chosen?.id ?? ''}
          options={[{ value: '', label: 'Saved filters' }, ...saved.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => {
            const filter = saved.find((each) => each.id === id);
            if (filter !== undefined) onChange(filter.query);
          }}
        />
      )}
    </div>
  );
}
