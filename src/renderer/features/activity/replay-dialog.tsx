import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ReplayPreview } from '../../../shared/contract/sending-contract';
import { useSnapshot } from '../../host/snapshot-store';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { counted } from '../../ui/format';
import { Select } from '../../ui/select';
import { chosenSummary } from './chosen-facts';
import { endReplay, otherPlace, previewReplay, replayPlaces, replayStore, signingEndpoints } from './replay';
import { ReplayChanges } from './replay-changes';
import { markedCount } from './selection-marks';
import { replayChosen } from './selection-verbs';

const typingPauseMs = 200;

/** Asks where captured requests are sent once more and whether they are signed anew, and says what changes by that. */
export function ReplayDialog(): ReactNode {
  const marks = useStore(replayStore, (state) => state.marks);
  const places = replayPlaces(useSnapshot((snapshot) => snapshot.workspace.endpoints));
  const [placeId, setPlaceId] = useState<string>();
  const [typed, setTyped] = useState('');
  const [signs, setSigns] = useState(false);
  const [signerId, setSignerId] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [preview, setPreview] = useState<ReplayPreview | string>();
  const place = places.find(({ id }) => id === placeId) ?? places[0] ?? otherPlace;
  const url = (place.url ?? typed).trim();
  const signers = signingEndpoints();
  const signer = signers.find(({ id }) => id === signerId) ?? signers.find(({ id }) => id === place.id) ?? signers[0];
  const resign = signs ? signer?.id : undefined;
  const count = marks === undefined ? 0 : (chosenSummary()?.replayable ?? markedCount(marks));

  useEffect(() => {
    setPlaceId(undefined);
    setTyped('');
    setSigns(false);
    setSignerId(undefined);
    setProblem(undefined);
    setPreview(undefined);
  }, [marks]);

  useEffect(() => {
    if (marks === undefined || url === '') {
      setPreview(undefined);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      void show();
    }, typingPauseMs);
    const show = async (): Promise<void> => {
      const shown = await previewReplay(marks, url, resign);
      if (current) setPreview(shown);
    };
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [marks, url, resign]);

  const send = async (): Promise<void> => {
    if (marks === undefined) return;
    // What is refused is told here; what goes on for long is told beside the selection.
    const sending = replayChosen(marks, url, resign);
    const wrong = count > 1 ? undefined : await sending;
    setProblem(wrong);
    if (wrong === undefined) endReplay();
  };

  return (
    <Dialog
      open={marks !== undefined}
      title={count > 1 ? `Replay ${counted(count, 'captured request')}` : 'Replay the captured request'}
      onClose={endReplay}
      width="lg"
      primary={{
        label: count > 1 ? `Replay ${counted(count, 'request')}` : 'Replay',
        disabledReason: url === '' ? 'Say where to' : typeof preview === 'string' && count === 1 ? preview : undefined,
        onClick: () => void send(),
      }}
    >
      <Select label="To" value={place.id} options={places.map(({ id, label, url: address }) => ({ value: id, label, hint: address }))} onChange={setPlaceId} />
      {place.url === undefined && <TextField label="URL" mono inputMode="url" value={typed} onChange={setTyped} />}
      <div className="replay-signing">
        <Checkbox label="Make the signature anew" checked={signs} disabledReason={signers.length === 0 ? 'No endpoint signs its requests, so there is no secret to sign with' : undefined} onChange={setSigns} />
        {signs && signer !== undefined && <Select label="With the secret of" value={signer.id} options={signers.map(({ id, name, signing }) => ({ value: id, label: name, hint: signing.kind }))} onChange={setSignerId} />}
      </div>
      {problem !== undefined && (
        <p className="fail" role="alert">
          {problem}
        </p>
      )}
      <ReplayChanges preview={preview} many={count > 1} />
    </Dialog>
  );
}
