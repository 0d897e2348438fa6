import { Send } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { ReplyError } from '../../shared/contract/reply';
import { answerQuestions, call } from '../host/client';
import { Dialog } from '../ui/dialog';
import { FieldNote } from '../ui/field';

interface Question {
  readonly error: ReplyError;
  answer(isConfirmed: boolean): void;
}

/** Asks before the first send to an imported endpoint whose address is not public, whatever is about to send there. */
export function FirstSendDialog(): ReactNode {
  // The words stay while the dialog fades away.
  const [isOpen, setIsOpen] = useState(false);
  const [question, setQuestion] = useState<Question>();
  const [problem, setProblem] = useState<string>();
  useEffect(
    () =>
      answerQuestions(
        (error) =>
          new Promise((answer) => {
            setQuestion({ error, answer });
            setIsOpen(true);
          }),
      ),
    [],
  );

  const end = (isConfirmed: boolean): void => {
    question?.answer(isConfirmed);
    setIsOpen(false);
    setProblem(undefined);
  };
  const ids = question?.error.confirm?.endpointIds ?? [];
  const confirm = async (): Promise<void> => {
    const reply = await call('endpoints.confirm', { ids });
    if (reply.ok) end(true);
    else setProblem(reply.error.message);
  };
  return (
    <Dialog open={isOpen} title="First send to an imported endpoint" onClose={() => end(false)} primary={{ label: 'Allow and send', icon: Send, onClick: () => void confirm() }}>
      <p>{question?.error.message}</p>
      <p className="soft">Whoever made the workspace chose this address. Send there only if you know what listens. You are asked once.</p>
      {problem !== undefined && <FieldNote isError>{problem}</FieldNote>}
    </Dialog>
  );
}
