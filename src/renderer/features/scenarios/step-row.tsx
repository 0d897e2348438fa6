import { Bug, Check, Circle, CircleCheck, CircleDashed, CircleSlash, CircleX, Eye, Gauge, Hand, Hourglass, LoaderCircle, MessageSquareText, MousePointerClick, Send, type LucideIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { StepKind } from '../../../shared/model/scenario';
import type { StepResult, StepState } from '../../../shared/model/scenario-run';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { clockWords } from './span-words';

/** The shape and the words of each state; only expectations get a colour. */
export const stepStates: Readonly<Record<StepState, readonly [icon: LucideIcon, tone: string, words: string]>> = {
  'to-come': [Circle, 'dim', 'to come'],
  running: [LoaderCircle, 'spin', 'running'],
  asks: [Hand, 'warn', 'waits for you'],
  done: [Check, 'dim', 'done'],
  held: [CircleCheck, 'ok', 'held'],
  failed: [CircleX, 'fail', 'failed'],
  waiting: [CircleDashed, 'warn', 'waiting'],
  skipped: [CircleSlash, 'dim', 'skipped'],
};

const kindIcons: Readonly<Record<StepKind, LucideIcon>> = { do: MousePointerClick, send: Send, burst: Gauge, wait: Hourglass, note: MessageSquareText, prompt: Hand, expect: Eye, fault: Bug };

/** One step: its number, its state, its kind, what it does, and what came of it. */
export const StepRow = memo(function StepRow({ step, isNow }: { readonly step: StepResult; readonly isNow: boolean }): ReactNode {
  const [icon, tone, words] = stepStates[step.state];
  const classes = ['step', isNow && 'is-now', step.state === 'failed' && 'is-fail', step.state === 'to-come' && 'is-next'];
  const end = step.result ?? (step.kind === 'prompt' && step.state === 'to-come' ? 'asks' : step.startedMs === undefined ? '' : clockWords(step.startedMs));
  return (
    <div className={classes.filter(Boolean).join(' ')} role="listitem" aria-current={isNow ? 'step' : undefined} aria-label={`Step ${step.index + 1}, ${words}: ${step.title}${step.result === undefined ? '' : `, ${step.result}`}`}>
      <span className="step-num">{step.index + 1}</span>
      <Icon of={icon} size={14} className={tone} label={words} />
      <Icon of={kindIcons[step.kind]} size={14} />
      <span className="step-what">
        <span className={step.kind === 'note' ? 'truncate soft' : 'truncate'}>
          <VisibleText text={step.title} />
        </span>
        {step.performer !== undefined && <span className="soft truncate">{step.performer}</span>}
        {step.source !== undefined && <Badge variant={step.source === 'ui' ? 'hollow' : 'filled'}>{step.source === 'ui' ? 'UI' : 'API'}</Badge>}
        {step.event !== undefined && step.kind !== 'expect' && <span className="mono dim truncate">{step.event}</span>}
      </span>
      <span className="step-end truncate">{end}</span>
    </div>
  );
});
