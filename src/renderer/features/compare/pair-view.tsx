import { Square } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { differingPart } from '../../../shared/compare/differing-part';
import { go, type ComparedRecord } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { BodySection } from './body-section';
import { ChooseOther } from './choose-other';
import { closePair, comparePair, openPair, stopComparing, usePair } from './compare-store';
import { FindingSign, findingClass } from './finding-sign';
import { HeaderSection } from './header-section';
import { MarkedText } from './marked-text';
import { SideHead } from './side-head';
import { Answers, IgnoredPaths, Meanings, WhatCounts } from './what-counts';

interface PairViewProps {
  readonly a: ComparedRecord | undefined;
  readonly b: ComparedRecord | undefined;
  /** False where there is no room for what counts; what it means then stands with the differences. */
  readonly showsSide: boolean;
}

/** Two requests beside each other: request line, headers, body; and at the side what counts and what it means. */
export function PairView({ a, b, showsSide }: PairViewProps): ReactNode {
  const pair = usePair((state) => state);
  const options = useSnapshot((snapshot) => snapshot.workspace.settings.compare);
  const results = useRef<HTMLDivElement>(null);
  const compared = useRef(options);
  useEffect(() => {
    void openPair(a, b).then(() => results.current?.focus({ preventScroll: true }));
  }, [a, b]);
  useEffect(() => {
    if (compared.current === options) return;
    compared.current = options;
    void comparePair();
  }, [options]);
  useEffect(() => closePair, []);

  const choose = (letter: 'a' | 'b') => (record: ComparedRecord): void => {
    const now = { a: pair.a?.record ?? a, b: pair.b?.record ?? b, [letter]: record };
    go({ section: 'activity', compare: { kind: 'pair', ...(now.a === undefined ? {} : { a: now.a }), ...(now.b === undefined ? {} : { b: now.b }) } });
  };
  const { result } = pair;
  const both = pair.a !== undefined && pair.b !== undefined ? { a: pair.a, b: pair.b } : undefined;
  const only = pair.a ?? pair.b;
  return (
    <>
      <section className="pane cmp-main" aria-label="Two requests" aria-busy={pair.working}>
        <div className="strip-bar cmp-pair">
          <SideHead letter="A" side={pair.a} other={pair.b} onChoose={choose('a')} />
          <SideHead letter="B" side={pair.b} other={pair.a} onChoose={choose('b')} />
        </div>
        <div ref={results} className="pane-scroll results" tabIndex={-1} data-single-keys>
          {pair.problem !== undefined && <EmptyState title="That cannot be compared">{pair.problem}</EmptyState>}
          {pair.working && result === undefined && <Working />}
          {pair.stopped && (
            <EmptyState title="Stopped" actions={<Button onClick={() => void comparePair()}>Compare</Button>}>
              Nothing was compared.
            </EmptyState>
          )}
          {!pair.working && both === undefined && pair.problem === undefined && only !== undefined && <ChooseOther side={only} onChoose={choose(pair.a === undefined ? 'a' : 'b')} />}
          {!pair.working && only === undefined && pair.problem === undefined && (
            <EmptyState title="Nothing to compare yet" actions={<Button onClick={() => go({ section: 'activity' })}>Go to the list</Button>}>
              Select two records in the list and press D.
            </EmptyState>
          )}
          {both !== undefined && result !== undefined && (
            <>
              <RequestLine line={result.line} />
              {!showsSide && <Meanings meanings={result.meanings} />}
              <HeaderSection headers={result.headers} sides={{ a: `A, ${both.a.name}`, b: `B, ${both.b.name}` }} />
              <BodySection key={`${both.a.record.id} ${both.b.record.id}`} a={both.a} b={both.b} result={result} sides={{ a: `A, ${both.a.name}`, b: `B, ${both.b.name}` }} />
            </>
          )}
        </div>
      </section>
      {showsSide && (
        <section className="pane cmp-side" aria-label="What counts as different">
          <div className="pane-scroll results">
            <WhatCounts />
            <IgnoredPaths counts={result?.ignored} />
            {result !== undefined && <Meanings meanings={result.meanings} />}
            {both !== undefined && <Answers a={both.a} b={both.b} />}
          </div>
        </section>
      )}
    </>
  );
}

function Working(): ReactNode {
  return (
    <p className="stream-end" role="status">
      Comparing
      <Button size="sm" icon={Square} onClick={stopComparing}>
        Stop
      </Button>
    </p>
  );
}

function RequestLine({ line }: { readonly line: { readonly same: boolean; readonly a: string; readonly b: string } }): ReactNode {
  const part = differingPart(line.a, line.b);
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">Request line</h2>
        <span className="soft">{line.same ? 'equal' : 'changed'}</span>
        {line.same && (
          <span className="mono dim truncate">
            <MarkedText text={line.a} part={undefined} />
          </span>
        )}
      </div>
      {!line.same && (
        <div className="card">
          <div className={findingClass('changed')} tabIndex={-1} data-difference="">
            <span className="diff-sign">
              <FindingSign finding="changed" />
            </span>
            <span>Request line</span>
            <span className="truncate" title={line.a}>
              <MarkedText text={line.a} part={part.a} />
            </span>
            <span className="truncate" title={line.b}>
              <MarkedText text={line.b} part={part.b} />
            </span>
          </div>
        </div>
      )}
    </section>
  );
}
