import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ExportPreview as Preview } from '../../../../shared/contract/export-contract';
import type { RedactionRule } from '../../../../shared/redaction/redaction-rules';
import { removedText } from '../../../../shared/redaction/redaction-rules';
import { IconButton } from '../../../ui/button';
import { formatCount } from '../../../ui/format';
import { VisibleText } from '../../../ui/visible-text';
import { exportStore, turnPreview } from './export-store';
import { previewSpans } from './preview-spans';

/** One record after the other as the file will hold it, with what was removed marked in its place. */
export function ExportPreview(): ReactNode {
  const { preview, places, scopes, scope, rules, format } = useStore(exportStore);
  const total = scopes[scope].records;
  const removedHere = preview?.pieces.filter((piece) => 'removed' in piece).length ?? 0;
  return (
    <section className="export-view" aria-label="Preview">
      <div className="section-head">
        <h3 className="section-title">Preview</h3>
        <span className="soft num truncate">
          record {formatCount(places.length)} of {formatCount(total)}, as it will be written
        </span>
        <span className="push" />
        <IconButton label="Previous record" icon={ChevronLeft} size="sm" disabledReason={places.length > 1 ? undefined : 'This is the first'} onClick={() => turnPreview(-1)} />
        <IconButton label="Next record" icon={ChevronRight} size="sm" disabledReason={places.length < total ? undefined : 'This is the last'} onClick={() => turnPreview(1)} />
      </div>
      <div className="card card-fill">
        {preview?.leftOut === true ? (
          <p className="soft export-left">{format === 'curl' ? 'This record is not kept whole, so it stays out.' : 'This record has no request, so it stays out.'}</p>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must get there
          <pre className="code code-wrap export-code" tabIndex={0} role="region" aria-label="The file as it will be written">
            {preview !== undefined && <Pieces preview={preview} rules={rules} />}
          </pre>
        )}
        <div className="code-foot">
          {removedHere > 0 ? <span className="warn strong">{formatCount(removedHere)} removed here</span> : <span>Nothing removed here</span>}
          {preview?.cut === true && <span>The start of a long record</span>}
          {preview?.cut !== true && <span className="export-sizes">Sizes and times stay as they were</span>}
          <span className="push" />
          <span>
            Each becomes <span className="mono">“{removedText}”</span>
          </span>
        </div>
      </div>
    </section>
  );
}

function Pieces({ preview, rules }: { readonly preview: Preview; readonly rules: readonly RedactionRule[] }): ReactNode {
  const spans = useMemo(() => previewSpans(preview.pieces), [preview]);
  return spans.map((span) =>
    'removed' in span ? (
      <span key={span.start} className="masked masked-cut">
        removed: {rules.find(({ id }) => id === span.removed)?.mask}
      </span>
    ) : (
      <span key={span.start} className={span.tone}>
        <VisibleText text={span.text} />
      </span>
    ),
  );
}
