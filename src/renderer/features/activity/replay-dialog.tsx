import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { counted } from '../../ui/format';
import { chosenSummary } from './chosen-facts';
import { endReplay, replayStore, usualAddress } from './replay';
import { markedCount } from './selection-marks';
import { replayChosen } from './selection-verbs';

/** Asks for the address that a captured request is sent to once more, and says what is sent. */
export function ReplayDialog(): ReactNode {
  const marks = useStore(replayStore, (state) => state.marks);
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (marks === undefined) return;
    setUrl(usualAddress());
    setProblem(undefined);
  }, [marks]);
  const count = marks === undefined ? 0 : (chosenSummary()?.replayable ?? markedCount(marks));

  const send = async (): Promise<void> => {
    if (marks === undefined) return;
    const wrong = await replayChosen(marks, url.trim());
    setProblem(wrong);
    if (wrong === undefined) endReplay();
  };
  return (
    <Dialog open={marks !== undefined} title={count > 1 ? `Replay ${counted(count, 'captured request')}` : 'Replay the captured request'} onClose={endReplay} primary={{ label: count > 1 ? `Replay ${counted(count, 'request')}` : 'Replay', onClick: () => void send() }}>
      <TextField
        label="To"
        mono
        inputMode="url"
        value={url}
        error={problem}
        onChange={(next) => {
          setUrl(next);
          setProblem(undefined);
        }}
      />
      <p className="hint replay-note">
        Sends exactly the captured body and header lines, in their order. Host, Content-Length and what belongs to one connection are written anew. The captured path is used where the address has none.
      </p>
    </Dialog>
  );
}
