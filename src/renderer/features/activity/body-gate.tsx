import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { formatSize } from '../../ui/format';
import type { BodySource } from './body-source';
import { saveBody } from './copy';

interface BodyGateProps {
  readonly source: BodySource;
  readonly shownBytes: number;
  readonly onOpen: () => void;
}

/** Stands before a body that is too large to open unasked, over its first part. */
export function BodyGate({ source, shownBytes, onOpen }: BodyGateProps): ReactNode {
  return (
    <div className="viewer-strip body-gate-strip">
      <p>
        <span className="strong">{formatSize(source.keptBytes)} of body.</span> The first {formatSize(shownBytes)} are shown.
      </p>
      <span className="viewer-strip-actions">
        <Button size="sm" onClick={onOpen}>
          Open all of it
        </Button>
        {source.save !== undefined && (
          <Button size="sm" variant="ghost" icon={Download} onClick={() => void saveBody(source)}>
            Save to a file
          </Button>
        )}
      </span>
    </div>
  );
}
