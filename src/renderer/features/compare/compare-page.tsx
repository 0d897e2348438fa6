import { ArrowLeftRight, ChevronRight, Copy, SlidersHorizontal, X } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { go, type ComparePlace } from '../../host/navigation';
import { runAction, useKeysOf } from '../../ui/action-registry';
import { Button, IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Keys } from '../../ui/kbd';
import { Segmented } from '../../ui/segmented';
import { useNarrowWindow } from '../../ui/split-pane';
import { useStatusItems, type StatusItem } from '../../ui/status-items';
import './compare.css';
import { usePair } from './compare-store';
import { PairView } from './pair-view';
import { SeriesView } from './series-view';
import { useSeries } from './series-store';

/** Two records, or two series of them, beside each other. Lies under Activity. */
export function ComparePage({ place }: { readonly place: ComparePlace }): ReactNode {
  const isCompared = usePair((state) => state.result !== undefined);
  const isLaidOut = useSeries((state) => state.result !== undefined);
  const hasResult = place.kind === 'pair' ? isCompared : isLaidOut;
  const isNarrow = useNarrowWindow();
  const [asksWhatCounts, setAsksWhatCounts] = useState(false);
  const showsSide = !isNarrow || place.kind === 'series' || asksWhatCounts;
  const notCompared = hasResult ? undefined : 'Nothing is compared yet.';
  useCompareStatus(place.kind);
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) go({ section: 'activity' });
  };
  return (
    <div className={showsSide ? 'compare' : 'compare is-alone'} data-part="compare" onKeyDown={leave}>
      <header className="page-head page-wide">
        <button type="button" className="crumb" onClick={() => go({ section: 'activity' })}>
          Activity
          <Icon of={ChevronRight} size={14} />
        </button>
        <h1 className="page-title">Compare</h1>
        <Segmented
          label="What to compare"
          value={place.kind}
          options={[
            { value: 'pair', label: 'Two requests' },
            { value: 'series', label: 'Two series' },
          ]}
          onChange={(kind) => go({ section: 'activity', compare: { kind } })}
        />
        <span className="push" />
        {isNarrow && place.kind === 'pair' && <IconButton icon={SlidersHorizontal} label="What counts as different" pressed={asksWhatCounts} onClick={() => setAsksWhatCounts(!asksWhatCounts)} />}
        {isNarrow ? (
          <IconButton icon={ArrowLeftRight} label="Swap A and B" disabledReason={notCompared} onClick={() => runAction('compare.swap')} />
        ) : (
          <Button variant="ghost" icon={ArrowLeftRight} disabledReason={notCompared} onClick={() => runAction('compare.swap')}>
            Swap A and B
          </Button>
        )}
        <Button icon={Copy} disabledReason={notCompared} onClick={() => runAction('compare.copy')}>
          Copy the differences
        </Button>
        <IconButton icon={X} label="Close" keys="Esc" onClick={() => go({ section: 'activity' })} />
      </header>
      {place.kind === 'pair' ? <PairView a={place.a} b={place.b} showsSide={showsSide} /> : <SeriesView a={place.a} b={place.b} headersCount={place.headersCount === true} />}
    </div>
  );
}

function useCompareStatus(kind: ComparePlace['kind']): void {
  const compared = usePair(({ a, b }) => (a === undefined ? 0 : 1) + (b === undefined ? 0 : 1));
  const inSeries = useSeries(({ a, b }) => (a?.length ?? 0) + (b?.length ?? 0));
  const nextKeys = useKeysOf('compare.next');
  const items = useMemo(() => {
    const count = kind === 'pair' ? compared : inSeries;
    const all: StatusItem[] = [
      {
        id: 'compare.count',
        side: 'start',
        content: (
          <span>
            <span className="strong">{formatCount(count)}</span> {kind === 'pair' ? (count === 1 ? 'request chosen' : 'requests compared') : 'records in two series'}
          </span>
        ),
      },
      {
        id: 'compare.next',
        side: 'end',
        content: (
          <span className="cmp-next">
            Next difference {nextKeys !== undefined && <Keys keys={nextKeys} />}
          </span>
        ),
        onSelect: () => runAction('compare.next'),
      },
    ];
    return all;
  }, [kind, compared, inSeries, nextKeys]);
  useStatusItems(items);
}
