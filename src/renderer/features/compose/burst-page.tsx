import { ChevronRight, Pause, Play, Square } from 'lucide-react';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { go } from '../../host/navigation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import './burst.css';
import { BurstFigures } from './burst-figures';
import { BurstSettings } from './burst-settings';
import { isUnderWay, openBurst, pauseBurst, startBurst, stopBurst, useBurst } from './burst-store';
import { useCompose } from './compose-state';

/** A burst: its settings, and what is happening now. */
export function BurstPage(): ReactNode {
  const burst = useBurst((state) => state.burst);
  const settings = useBurst((state) => state.settings);
  const isStarted = useCompose((state) => state.started);
  useEffect(() => void openBurst(), [isStarted]);
  const isBusy = isUnderWay(burst);
  const first = isBusy ? burst.order.events[0]?.name : settings.mix[0]?.name;
  const others = (isBusy ? burst.order.events.length : settings.mix.length) - 1;
  const reason = settings.mix.length === 0 ? 'Add an event to the mix.' : settings.endpointIds.length === 0 ? 'Tick an endpoint to send to.' : undefined;
  const stopByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isBusy && burst.state !== 'stopping' && !event.defaultPrevented) void stopBurst();
  };

  return (
    <div className="burst" onKeyDown={stopByKey}>
      <header className="page-head page-wide">
        <button type="button" className="crumb" onClick={() => go({ section: 'compose' })}>
          Compose
          <Icon of={ChevronRight} size={14} />
        </button>
        <h1 className="page-title">Burst</h1>
        <span className="soft truncate">
          {first}
          {others > 0 && ` and ${counted(others, 'other')}`}
        </span>
        <span className="push" />
        {isBusy && burst.state !== 'stopping' && (
          <Button icon={burst.state === 'paused' ? Play : Pause} onClick={() => void pauseBurst(burst.state !== 'paused')}>
            {burst.state === 'paused' ? 'Resume' : 'Pause'}
          </Button>
        )}
        {isBusy ? (
          <Button variant="primary" icon={Square} keys="Esc" disabledReason={burst.state === 'stopping' ? 'What is under way ends first.' : undefined} onClick={() => void stopBurst()}>
            {burst.state === 'stopping' ? 'Stopping' : 'Stop'}
          </Button>
        ) : (
          <Button variant="primary" icon={Play} disabledReason={reason} onClick={() => void startBurst()}>
            Start burst
          </Button>
        )}
      </header>
      <BurstSettings locked={isBusy} />
      <section className="pane" aria-label="The burst">
        {burst === undefined ? (
          <EmptyState title="No burst yet">
            <p>Start one to see how the receiver holds: answers, latency and rate, while it runs.</p>
          </EmptyState>
        ) : (
          <BurstFigures burst={burst} />
        )}
      </section>
    </div>
  );
}
