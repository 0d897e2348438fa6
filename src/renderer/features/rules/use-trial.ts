import { useEffect, useState } from 'react';
import type { AnswerRule, RuleTrial } from '../../../shared/model/answer-rule';
import type { ReceivedRow } from '../../../shared/model/activity';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import type { Reply } from '../../../shared/contract/reply';
import { call } from '../../host/client';
import { useRules } from './rules-state';
import { savedRule } from './saved-rule';

const mostShown = 50;

/** The newest complete captured requests, newest first; undefined until they are known. */
export function useRecentRequests(): readonly ReceivedRow[] | undefined {
  const activity = useRules((state) => state.activity);
  const [rows, setRows] = useState<readonly ReceivedRow[]>();
  useEffect(() => {
    let isShown = true;
    const read = async (): Promise<void> => {
      const query = { query: '', quick: 'received' as const };
      const counted = await call('activity.page', { ...query, fromRank: 0, limit: 1 });
      if (!counted.ok) return;
      const reply = await call('activity.page', { ...query, fromRank: Math.max(0, counted.value.total - mostShown), limit: mostShown });
      if (isShown && reply.ok) setRows(reply.value.rows.filter((row): row is ReceivedRow => row.direction === 'received' && row.state === 'complete').toReversed());
    };
    void read();
    return () => {
      isShown = false;
    };
  }, [activity]);
  return rows;
}

/** The trial of the rules against a captured request: the open rule as it stands in the editor, as if it were switched on. */
export function useTrial(captureId: string | undefined, rule: AnswerRule | undefined, rules: readonly AnswerRule[]): Reply<RuleTrial> | undefined {
  const activity = useRules((state) => state.activity);
  const [trial, setTrial] = useState<Reply<RuleTrial>>();
  useEffect(() => {
    if (captureId === undefined) return undefined;
    let isShown = true;
    const tried = rule === undefined ? { captureId } : { captureId, rule: { ...savedRule(rule), enabled: true } };
    void call('rules.try', tried).then((reply) => {
      if (isShown) setTrial(reply);
    });
    return () => {
      isShown = false;
    };
  }, [captureId, rule, rules, activity]);
  return captureId === undefined ? undefined : trial;
}

/** What a captured request was answered when it came. */
export function useGivenAnswer(captureId: string | undefined): CaptureDetail['capture'] | undefined {
  const [capture, setCapture] = useState<CaptureDetail['capture']>();
  useEffect(() => {
    if (captureId === undefined) return undefined;
    let isShown = true;
    void call('captures.get', { id: captureId }).then((reply) => {
      if (isShown) setCapture(reply.ok ? reply.value.capture : undefined);
    });
    return () => {
      isShown = false;
    };
  }, [captureId]);
  return capture?.id === captureId ? capture : undefined;
}
