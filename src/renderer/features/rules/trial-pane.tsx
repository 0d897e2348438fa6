import { CircleCheck, CircleSlash, Info, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AnswerRule, RuleTrial, RuleVerdict } from '../../../shared/model/answer-rule';
import type { ReceivedRow } from '../../../shared/model/activity';
import { formatCount, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Select } from '../../ui/select';
import { PlaceholderList } from './placeholder-list';
import { rulesStore, useRules } from './rules-state';
import { TrialAnswer } from './trial-answer';
import { useGivenAnswer, useRecentRequests, useTrial } from './use-trial';
import { verdictWords } from './verdict-words';

interface TrialPaneProps {
  readonly rules: readonly AnswerRule[];
  readonly open: AnswerRule | undefined;
}

/** What the rules would do with a captured request, had it come now. */
export function TrialPane({ rules, open }: TrialPaneProps): ReactNode {
  const rows = useRecentRequests();
  const wanted = useRules((state) => state.triedCaptureId);
  const captureId = wanted ?? rows?.[0]?.id;
  const trial = useTrial(captureId, open, rules);
  const given = useGivenAnswer(captureId);
  const options = (rows ?? []).map((row) => ({ value: row.id, label: requestLabel(row) }));
  if (given !== undefined && rows !== undefined && !rows.some(({ id }) => id === given.id)) options.push({ value: given.id, label: `${given.eventName ?? `${given.method} ${given.target}`}, request ${formatCount(given.seq)}` });

  return (
    <section className="pane try-pane" aria-label="Try" data-pane tabIndex={-1}>
      <header className="page-head rule-head">
        <h2 className="section-title">Try against a captured request</h2>
      </header>
      <div className="pane-scroll rule-form">
        {captureId === undefined ? (
          <p className="soft">{rows === undefined ? '' : 'Once a request has been caught, its answer can be tried here.'}</p>
        ) : (
          <>
            <Select hideLabel label="Captured request" value={captureId} options={options} onChange={(id) => rulesStore.setState({ triedCaptureId: id })} />
            {trial?.ok === false && <p className="fail">{trial.error.message}</p>}
            {trial?.ok === true && (
              <>
                <Verdicts trial={trial.value} rules={rules} />
                <TrialAnswer trial={trial.value} rules={rules} />
              </>
            )}
            {open?.enabled === false && (
              <p className="message soft">
                <Icon of={Info} size={14} />
                “{open.name}” is tried as if it were switched on.
              </p>
            )}
            {given !== undefined && (
              <p className="message soft">
                <Icon of={Info} size={14} />
                <span>
                  At {formatTime(given.receivedAtMs, 'second')} it was answered <span className={given.answer.status >= 400 ? 'mono fail' : 'mono ok'}>{given.answer.status}</span> by {given.answer.rule === undefined ? 'the default rule' : `“${given.answer.rule}”`}.
                </span>
              </p>
            )}
          </>
        )}
        <PlaceholderList />
      </div>
    </section>
  );
}

function requestLabel(row: ReceivedRow): string {
  return `${row.eventName ?? `${row.method} ${row.path}`}, request ${formatCount(row.seq)}, ${formatTime(row.timeMs, 'second')}`;
}

const marks: Readonly<Record<RuleVerdict['kind'], { readonly icon: typeof Minus; readonly label: string; readonly tone: string }>> = {
  answers: { icon: CircleCheck, label: 'Answers', tone: 'ok' },
  'kept-out': { icon: Minus, label: 'Does not match', tone: 'dim' },
  off: { icon: CircleSlash, label: 'Switched off', tone: 'dim' },
  'not-reached': { icon: Minus, label: 'Not reached', tone: 'dim' },
};

function Verdicts({ trial, rules }: { readonly trial: RuleTrial; readonly rules: readonly AnswerRule[] }): ReactNode {
  if (trial.verdicts.length === 0) return null;
  return (
    <ol className="card try-list" aria-label="Verdicts">
      {trial.verdicts.map((verdict, index) => {
        const { icon, label, tone } = marks[verdict.kind];
        const isHit = verdict.kind === 'answers';
        return (
          <li key={verdict.ruleId} className={isHit ? 'try-row is-hit' : 'try-row'}>
            <Icon of={icon} size={14} className={tone} label={label} />
            <span className="rule-no">{index + 1}</span>
            <span className={isHit ? 'truncate strong' : 'truncate'}>{rules.find(({ id }) => id === verdict.ruleId)?.name}</span>
            <span className="truncate soft try-why" title={verdictWords(verdict)}>
              {verdictWords(verdict)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
