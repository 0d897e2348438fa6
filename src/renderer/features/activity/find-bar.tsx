import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';

interface FindBarProps {
  readonly words: string;
  readonly count: number;
  /** Which of them is shown, from 0. */
  readonly place: number;
  readonly onWords: (words: string) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

const mostCounted = 1000;

/** Finds words inside a body: Enter and Shift+Enter go through the places, Esc closes. */
export function FindBar({ words, count, place, onWords, onStep, onClose }: FindBarProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const pressKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="find-bar" role="search" onKeyDown={pressKey}>
      <input ref={field} className="find-input" type="text" aria-label="Find in body" spellCheck={false} autoComplete="off" value={words} onChange={(event) => onWords(event.target.value)} />
      <span className="soft num" role="status">
        {words === '' ? '' : count === 0 ? 'not found' : `${formatCount(place + 1)} of ${count >= mostCounted ? `${formatCount(count)} or more` : formatCount(count)}`}
      </span>
      <IconButton icon={ChevronUp} size="sm" label="Previous place" onClick={() => onStep(-1)} />
      <IconButton icon={ChevronDown} size="sm" label="Next place" onClick={() => onStep(1)} />
      <IconButton icon={X} size="sm" label="Close find" onClick={onClose} />
    </div>
  );
}
