import { Plus, RotateCcw } from 'lucide-react';
import { useEffect, useMemo, type ReactNode } from 'react';
import type { AnswerRule } from '../../../shared/model/answer-rule';
import { useNavigation } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted, formatCount } from '../../ui/format';
import { useStatusItems, type StatusItem } from '../../ui/status-items';
import { Segmented } from '../../ui/segmented';
import { ChecksPane } from './checks-pane';
import './checks.css';
import { RuleEditor } from './rule-editor';
import { RuleList } from './rule-list';
import { lastAnsweredWords } from './last-answered';
import { openRule, rulesStore, useRules } from './rules-state';
import { addRule, resetCounts, visitRules } from './rules-store';
import './rules.css';
import { TrialPane } from './trial-pane';
import { useRulesActivity } from './use-rules-activity';

/** Rules: how the catch server answers, in order; the open one; and what they would do with a captured request. */
export function RulesPage(): ReactNode {
  const place = useNavigation((state) => state.place);
  const visit = useNavigation((state) => state.visit);
  const saved = useSnapshot((snapshot) => snapshot.workspace.rules);
  const edits = useRules((state) => state.edits);
  const openId = useRules((state) => state.openId);
  const activity = useRules((state) => state.activity);
  const rules = useMemo(() => saved.map((rule) => edits.get(rule.id) ?? rule), [saved, edits]);
  const open = openRule(rules, openId);
  const onCount = saved.filter(({ enabled }) => enabled).length;
  const answered = activity === undefined ? 0 : activity.defaultHits + activity.overrideHits + activity.rules.reduce((sum, { hits }) => sum + hits, 0);
  const last = activity?.last;
  const page = useRules((state) => state.page);
  useRulesActivity();
  useEffect(() => visitRules(place, visit), [place, visit]);
  useStatusItems(
    useMemo(
      (): readonly StatusItem[] => [
        { id: 'rules.on', side: 'start', content: `${onCount} of ${counted(saved.length, 'rule')} on` },
        { id: 'rules.answered', side: 'start', content: `${formatCount(answered)} answered` },
        ...(last === undefined ? [] : [{ id: 'rules.last', side: 'end', spare: true, content: lastAnsweredWords(last, saved) } as const]),
      ],
      [onCount, saved, answered, last],
    ),
  );

  return (
    <div className="rules-page">
      <header className="page-head rules-top">
        <h1 className="page-title">Rules</h1>
        <Segmented
          label="Rules and checks"
          value={page}
          onChange={(next) => rulesStore.setState({ page: next })}
          options={[
            { value: 'answers', label: 'Answers' },
            { value: 'checks', label: 'Checks' },
          ]}
        />
        {page === 'answers' && <span className="soft num">{counted(rules.length, 'rule')}</span>}
        <span className="push" />
        {page === 'answers' && (
          <>
            <Button variant="ghost" icon={RotateCcw} onClick={() => void resetCounts()}>
              Reset counts
            </Button>
            <Button variant="primary" icon={Plus} keysOf="rules.new" onClick={() => void addRule()}>
              New rule
            </Button>
          </>
        )}
      </header>
      {page === 'checks' ? <ChecksPane /> : <Answers rules={rules} open={open} />}
    </div>
  );
}

function Answers({ rules, open }: { readonly rules: readonly AnswerRule[]; readonly open: AnswerRule | undefined }): ReactNode {
  return (
    <>
      <section className="pane rules-list" aria-label="Answer rules" data-pane tabIndex={-1}>
        <p className="list-lead">The first rule that matches answers. Drag one, or press Alt and an arrow on it, to change the order.</p>
        <RuleList rules={rules} openId={open?.id} />
        <p className="pane-foot rules-foot">
          <span>
            For one request: <span className="mono">/anything/!503</span> or <span className="mono">?hookbench-status=503</span>
          </span>
        </p>
      </section>
      {open === undefined ? (
        <section className="pane rule-pane" aria-label="Rule" data-pane tabIndex={-1}>
          <EmptyState
            title="No rule yet"
            actions={
              <Button icon={Plus} onClick={() => void addRule()}>
                New rule
              </Button>
            }
          >
            <p>Every request is answered 200. A rule answers some of them otherwise: with another status, late, in a sequence, or wrongly on purpose.</p>
          </EmptyState>
        </section>
      ) : (
        <RuleEditor key={open.id} rule={open} number={rules.indexOf(open) + 1} />
      )}
      <TrialPane rules={rules} open={open} />
    </>
  );
}
