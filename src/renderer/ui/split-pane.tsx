import { useSyncExternalStore, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';

interface SplitPaneProps {
  readonly first: ReactNode;
  /** Without it the first pane has all the room. */
  readonly second: ReactNode | undefined;
  /** Where the ratio is remembered. */
  readonly ratioKey: string;
  /** How much of the room is the first pane’s until it is dragged, in percent. */
  readonly firstPercent?: number;
}

const narrow = window.matchMedia('(max-width: 62.5rem)');
const leastWidthPx = 320;
const leastHeightPx = 160;

function onWidthChange(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** True while the window is too narrow for panes side by side. */
export function useNarrowWindow(): boolean {
  return useSyncExternalStore(onWidthChange, () => narrow.matches);
}

/** Two panes with a separator to drag between them; a double click takes it back. In a narrow window the first lies over the second. */
export function SplitPane({ first, second, ratioKey, firstPercent = 58 }: SplitPaneProps): ReactNode {
  const isNarrow = useNarrowWindow();
  return <Panes key={isNarrow ? 'over' : 'beside'} first={first} second={second} ratioKey={ratioKey} firstPercent={firstPercent} isNarrow={isNarrow} />;
}

function Panes({ first, second, ratioKey, firstPercent, isNarrow }: Required<SplitPaneProps> & { readonly isNarrow: boolean }): ReactNode {
  const remembered = useDefaultLayout({ id: `${ratioKey} ${isNarrow ? 'over' : 'beside'}`, storage: window.localStorage, onlySaveAfterUserInteractions: true });
  const least = isNarrow ? leastHeightPx : leastWidthPx;
  return (
    <Group className="split-pane" orientation={isNarrow ? 'vertical' : 'horizontal'} defaultLayout={remembered.defaultLayout} onLayoutChanged={remembered.onLayoutChanged}>
      <Panel id="first" className="split-part" defaultSize={`${firstPercent}%`} minSize={least}>
        {first}
      </Panel>
      {second !== undefined && (
        <>
          <Separator className="split-separator" aria-label="Resize the panes" />
          <Panel id="second" className="split-part" defaultSize={`${100 - firstPercent}%`} minSize={least}>
            {second}
          </Panel>
        </>
      )}
    </Group>
  );
}
