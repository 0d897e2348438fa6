import { PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/button';
import { useActivity, useSelection } from '../activity';
import { useGroups } from '../groups/groups';
import { heldRow } from '../held-row';
import { colourWords } from './colour-words';
import { askMark } from './mark-store';
import './marks.css';
import { Swatch } from './swatch';

/** The colour and the note of the open record, over it. */
export function RecordNote(): ReactNode {
  useActivity((state) => state.version);
  useGroups((state) => state.version);
  const position = useSelection((state) => (state.rank === undefined ? undefined : state.selected?.position));
  const row = position === undefined ? undefined : heldRow(position);
  if (row?.mark === undefined) return null;
  const { colour, note } = row.mark;
  return (
    <div className="notice record-note">
      {colour !== null && <Swatch colour={colour} label={colourWords[colour]} />}
      <span className="record-note-text">{note ?? (colour === null ? '' : colourWords[colour])}</span>
      <span className="push">
        <IconButton size="sm" icon={PenLine} label="Edit colour and note" onClick={askMark} />
      </span>
    </div>
  );
}
