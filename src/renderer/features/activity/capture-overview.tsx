import { useRef, useState, type ReactNode } from 'react';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import { headerValue } from '../../../shared/model/header';
import { counted, formatSize } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { BodyPanel, type BodyPlace } from './body-panel';
import type { BodySource } from './body-source';
import { ProblemCard } from './problem-card';
import { RawBytes } from './raw-bytes';
import { Verdicts } from './verdicts';

interface CaptureOverviewProps {
  readonly detail: CaptureDetail;
  readonly body: BodySource;
}

/** What the checks say of a captured request, and its body. */
export function CaptureOverview({ detail, body }: CaptureOverviewProps): ReactNode {
  const { capture, checks } = detail;
  const [place, setPlace] = useState<BodyPlace>();
  const section = useRef<HTMLElement>(null);

  const showInBody = (pointer: string): void => {
    setPlace((last) => ({ pointer, visit: (last?.visit ?? 0) + 1 }));
    section.current?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      {capture.problem !== undefined && <ProblemCard state={capture.state} problem={capture.problem} />}
      {checks.length > 0 && <Verdicts checks={checks} onShowInBody={body.keptBytes > 0 ? showInBody : undefined} />}
      {body.keptBytes === 0 && detail.rawKept > 0 ? (
        <RawBytes detail={detail} />
      ) : (
      <section ref={section} className="section section-grow">
        <div className="section-head">
          <h3 className="section-title">Body</h3>
          <span className="soft num">
            <BodyFacts detail={detail} />
          </span>
        </div>
        <BodyPanel source={body} label="Body" checks={checks} place={place} />
      </section>
      )}
    </>
  );
}

function BodyFacts({ detail: { capture, bodyKept } }: { readonly detail: CaptureDetail }): ReactNode {
  const type = headerValue(capture.headers, 'content-type');
  return (
    <>
      {capture.bodyBytes < 1000 ? counted(capture.bodyBytes, 'byte') : formatSize(capture.bodyBytes)}
      {type !== undefined && (
        <>
          , <VisibleText text={type} />
        </>
      )}
      {capture.truncated && `, truncated: first ${formatSize(bodyKept)} of ${formatSize(capture.bodyBytes)} kept, the rest counted and hashed`}
    </>
  );
}
