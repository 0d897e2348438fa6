import { useEffect, useState, type ReactNode } from 'react';
import type { ImageFacts } from '../../../../shared/body/image-facts';
import { formatCount } from '../../../ui/format';

const mostPixels = 50_000_000;
const longestSidePx = 16_384;

/** A picture that came as a body. Only what its first bytes say it is, of a size that is known and fair, is given to the engine. */
export function ImageView({ bytes, facts, label }: { readonly bytes: Uint8Array; readonly facts: ImageFacts; readonly label: string }): ReactNode {
  const refusal = refusalOf(facts);
  const [url, setUrl] = useState<string>();
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    if (refusal !== undefined) return undefined;
    // A copy: what is handed on must be a plain buffer of its own.
    const next = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: facts.mediaType }));
    setUrl(next);
    setBroken(false);
    return () => URL.revokeObjectURL(next);
  }, [bytes, facts, refusal]);

  const { format, size } = facts;
  return (
    <>
      <div className="viewer-scroll image-frame">
        {refusal !== undefined && <p className="stream-end">{refusal}</p>}
        {refusal === undefined && broken && <p className="stream-end">These bytes begin like a {format} picture but cannot be drawn. Hex shows them.</p>}
        {refusal === undefined && !broken && url !== undefined && <img className="image-body" src={url} alt={`${label}: a ${format} picture`} decoding="async" draggable={false} onError={() => setBroken(true)} />}
      </div>
      <div className="code-foot">
        {format}
        {size !== undefined && `, ${formatCount(size.widthPx)} × ${formatCount(size.heightPx)} pixels`}, as its first bytes say
      </div>
    </>
  );
}

function refusalOf({ format, size }: ImageFacts): string | undefined {
  if (size === undefined) return `This begins like a ${format} picture but does not say how large it is, so it is not drawn. Hex shows its bytes.`;
  if (size.widthPx * size.heightPx > mostPixels || size.widthPx > longestSidePx || size.heightPx > longestSidePx) {
    return `This picture says that it is ${formatCount(size.widthPx)} × ${formatCount(size.heightPx)} pixels. Over ${formatCount(mostPixels / 1_000_000)} million, or ${formatCount(longestSidePx)} on a side, it is not drawn, since drawing could take all memory.`;
  }
  return undefined;
}
