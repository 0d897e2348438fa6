import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { VisibleText } from '../../ui/visible-text';
import { questionStore } from './question';

/** Asks before requests leave that one may not have meant. */
export function QuestionDialog(): ReactNode {
  const asked = useStore(questionStore, (state) => state.asked);
  const question = asked?.question;
  const [usual, ...others] = question?.choices ?? [''];
  return (
    <Dialog
      open={asked !== undefined}
      title={question?.title ?? ''}
      onClose={() => asked?.answer(undefined)}
      note={others.map((label, index) => (
        <Button key={label} onClick={() => asked?.answer(index + 1)}>
          {label}
        </Button>
      ))}
      primary={{ label: usual, onClick: () => asked?.answer(0) }}
    >
      <p>{question?.lead}</p>
      {question !== undefined && question.lines.length > 0 && (
        <ul className="question-lines">
          {question.lines.map(({ strong, text }) => (
            <li key={`${strong} ${text}`}>
              <span className="strong">
                <VisibleText text={strong} />
              </span>
              : {text}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
