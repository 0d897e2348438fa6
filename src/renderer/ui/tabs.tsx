import { useEffect, useRef, type ReactNode } from 'react';
import { formatCount } from './format';
import { moveFocus } from './roving';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: number | undefined;
}

interface TabsProps<Id extends string> {
  /** The name of the row of tabs; the panel names it too, which is what joins them. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  onChange(id: Id): void;
}

function tabElementId(label: string, id: string): string {
  return `tab ${label} ${id}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function panelElementId(label: string): string {
  return tabElementId(label, 'panel');
}

/** A row of tabs: arrows move, Alt+1 to Alt+6 jump. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  const chosen = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === value),
  );
  const choose = (index: number): void => {
    const tab = tabs[index];
    if (tab !== undefined && tab.id !== value) onChange(tab.id);
  };

  useEffect(() => {
    const jump = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || row.current?.offsetParent == null) return;
      const place = /^Digit([1-6])$/.exec(event.code)?.[1];
      if (place === undefined || Number(place) > tabs.length) return;
      event.preventDefault();
      choose(Number(place) - 1);
    };
    window.addEventListener('keydown', jump);
    return () => window.removeEventListener('keydown', jump);
  });

  return (
    <div ref={row} className="tabs" role="tablist" aria-label={label} onKeyDown={(event) => moveFocus(event, chosen, tabs.length, choose)}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          id={tabElementId(label, tab.id)}
          className="tab"
          role="tab"
          aria-selected={index === chosen}
          aria-controls={index === chosen ? panelElementId(label) : undefined}
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => choose(index)}
        >
          {tab.label}
          {tab.count !== undefined && <span className="num">{formatCount(tab.count)}</span>}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  /** The label of its row of tabs. */
  readonly tabs: string;
  /** The id of the tab that is open. */
  readonly tab: string;
  readonly className?: string | undefined;
  /** True where it scrolls as a whole: the keys then reach all of it, whatever it holds. */
  readonly scrolls?: boolean;
  readonly children: ReactNode;
}

/** What the open tab shows. */
export function TabPanel({ tabs, tab, className, scrolls = false, children }: TabPanelProps): ReactNode {
  return (
    <div className={className} role="tabpanel" {...(scrolls ? { tabIndex: 0 } : {})} id={panelElementId(tabs)} aria-labelledby={tabElementId(tabs, tab)}>
      {children}
    </div>
  );
}
