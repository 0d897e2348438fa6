import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { formatSize } from '../../ui/format';
import type { BodySource } from './body-source';
import { saveBody } from './copy';
import type { BodyExtent } from './use-body';

interface BodyGateProps {
  readonly source: BodySource;
  readonly onExtent: (extent: BodyExtent) => void;
}

/** Stands before a body that is too large to open unasked. */
export function BodyGate({ source, onExtent }: BodyGateProps): ReactNode {
  return (
    <div className="body-gate">
      <p className="strong verdict-title">{formatSize(source.keptBytes)} of body</p>
      <p>It is kept on disk. The first 64 kB can be shown at once; opening all of it may take a moment.</p>
      <div className="banner-actions">
        <Button onClick={() => onExtent('start')}>Show the start</Button>
        <Button onClick={() => onExtent('whole')}>Open the tree</Button>
        {source.saved !== undefined && (
          <Button variant="ghost" icon={Download} onClick={() => void saveBody(source)}>
            Save to a file
          </Button>
        )}
      </div>
    </div>
  );
}
