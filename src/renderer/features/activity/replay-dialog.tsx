import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { endReplay, replay, replayStore, usualAddress } from './replay';

/** Asks for the address that a captured request is sent to once more, and says what is sent. */
export function ReplayDialog(): ReactNode {
  const captureId = useStore(replayStore, (state) => state.captureId);
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (captureId === undefined) return;
    setUrl(usualAddress());
    setProblem(undefined);
  }, [captureId]);

  const send = async (): Promise<void> => {
    if (captureId === undefined) return;
    const wrong = await replay(captureId, url.trim());
    setProblem(wrong);
    if (wrong === undefined) endReplay();
  };
  return (
    <Dialog open={captureId !== undefined} title="Replay the captured request" onClose={endReplay} primary={{ label: 'Replay', onClick: () => void send() }}>
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
