import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LastAttempt } from '../../../shared/model/last-attempt';
import { go } from '../../host/navigation';
import { Icon } from '../../ui/icon';
import { lastAnswerWords } from './last-answer-words';
import { useLastAttempt } from './use-last-attempt';

/** How the last attempt at the endpoint ended, and the way to its delivery; nothing where the log has none. */
export function LastAnswer({ endpointId }: { readonly endpointId: string }): ReactNode {
  const last = useLastAttempt(endpointId);
  if (last === undefined) return null;
  const isFine = isAcknowledged(last);
  return (
    <p className={isFine ? 'ep-last ok' : 'ep-last fail'}>
      <Icon of={isFine ? CircleCheck : CircleX} size={14} />
      <button type="button" className="link-btn" title="Show the delivery in Activity" onClick={() => go({ section: 'activity', position: last.position })}>
        {lastAnswerWords(last, Date.now())}
      </button>
    </p>
  );
}

function isAcknowledged({ status, failure }: LastAttempt): boolean {
  return failure === undefined && status !== undefined && status >= 200 && status < 300;
}
