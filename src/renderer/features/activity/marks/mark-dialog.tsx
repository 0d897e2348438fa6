import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { markColours, noteLength, type MarkColour } from '../../../../shared/model/record-mark';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { counted } from '../../../ui/format';
import { Segmented } from '../../../ui/segmented';
import { markedCount } from '../selection-marks';
import { colourWords } from './colour-words';
import './marks.css';
import { commonMark, endMark, markChosen, markStore, type CommonMark } from './mark-store';
import { Swatch } from './swatch';

type ColourChoice = MarkColour | 'none' | 'as-is';

/** Gives what is selected a colour and a note. What differs among several stays as it is until it is chosen. */
export function MarkDialog(): ReactNode {
  const marks = useStore(markStore, (state) => state.marks);
  const [common, setCommon] = useState<CommonMark>();
  // What is chosen and typed counts, also where it comes before the records have been read.
  const [chosen, setChosen] = useState<ColourChoice>();
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    setCommon(undefined);
    setChosen(undefined);
    setTyped(undefined);
    if (marks === undefined) return undefined;
    let current = true;
    const read = async (): Promise<void> => {
      const found = await commonMark(marks);
      if (current) setCommon(found);
    };
    void read();
    return () => {
      current = false;
    };
  }, [marks]);

  const colour = chosen ?? (common?.colour === undefined ? 'as-is' : (common.colour ?? 'none'));
  const note = typed ?? common?.note ?? '';
  const keepsNotes = typed === undefined && common?.note === undefined;
  const differs = common !== undefined && common.colour === undefined;
  const count = marks === undefined ? 0 : markedCount(marks);
  const tooLong = note.length > noteLength ? `A note has at most ${noteLength} characters` : undefined;
  const save = (): void => {
    if (marks === undefined || tooLong !== undefined) return;
    const text = note.trim();
    void markChosen(marks, { ...(colour === 'as-is' ? {} : { colour: colour === 'none' ? null : colour }), ...(keepsNotes ? {} : { note: text === '' ? null : text }) });
    endMark();
  };
  const choices: readonly ColourChoice[] = [...(differs ? (['as-is'] as const) : []), 'none', ...markColours];
  return (
    <Dialog
      open={marks !== undefined}
      title={count > 1 ? `Colour and note of ${counted(count, 'record')}` : 'Colour and note'}
      onClose={endMark}
      primary={{ label: count > 1 ? `Mark ${counted(count, 'record')}` : 'Save', disabledReason: tooLong, onClick: save }}
    >
      <form
        className="mark-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label="Note"
          value={note}
          error={tooLong}
          placeholder={keepsNotes && count > 1 ? 'They differ; what is written here replaces them' : undefined}
          onChange={setTyped}
        />
        <div className="field">
          <span className="label">Colour</span>
          <Segmented
            label="Colour"
            value={colour}
            onChange={(next: ColourChoice) => setChosen(next)}
            options={choices.map((value) => ({
              value,
              label:
                value === 'as-is' || value === 'none' ? (
                  value === 'none' ? 'None' : 'As they are'
                ) : (
                  <>
                    <Swatch colour={value} /> {colourWords[value]}
                  </>
                ),
            }))}
          />
        </div>
      </form>
    </Dialog>
  );
}
