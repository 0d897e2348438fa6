import type { ReactNode } from 'react';
import type { ReplayPreview } from '../../../shared/contract/sending-contract';
import { VisibleText } from '../../ui/visible-text';

/** The header lines that a replay changes; everything else leaves as it was captured. */
export function ReplayChanges({ preview, many }: { readonly preview: ReplayPreview | string | undefined; readonly many: boolean }): ReactNode {
  if (preview === undefined) return null;
  if (typeof preview === 'string') {
    return (
      <p className="warn" role="status">
        {preview}
      </p>
    );
  }
  const { method, target, headers } = preview;
  return (
    <section className="replay-changes" aria-label="What changes">
      <p className="soft">
        Body, method and header lines leave exactly as they were captured, as{' '}
        <code>
          <VisibleText text={`${method} ${target}`} />
        </code>
        . {headers.length === 0 ? 'No header changes.' : many ? 'In the first of them these lines change:' : 'These lines change:'}
      </p>
      {headers.length > 0 && (
        <table className="replay-table">
          <thead>
            <tr>
              <th scope="col">Header</th>
              <th scope="col">As captured</th>
              <th scope="col">As it leaves</th>
            </tr>
          </thead>
          <tbody className="mono">
            {headers.map(({ name, before, after }, index) => (
              <tr key={`${index} ${name}`}>
                <th scope="row">
                  <VisibleText text={name} />
                </th>
                <td>{before === null ? <span className="dim">not there</span> : <VisibleText text={before} />}</td>
                <td>{after === null ? <span className="dim">left out</span> : <VisibleText text={after} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
