import type { ReactNode } from 'react';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import { counted, formatCount, formatDated, formatDuration, formatSize } from '../../ui/format';
import { Moment } from '../../ui/moment';
import { addressWords } from './address';
import { dayWords } from './day';
import { Facts, type Fact } from './facts';
import { ProblemCard } from './problem-card';
import { RawBytes } from './raw-bytes';

/** How a captured request came: addresses, protocol, timing, and the raw bytes where it did not come whole. */
export function CaptureConnection({ detail }: { readonly detail: CaptureDetail }): ReactNode {
  const { capture, rawKept } = detail;
  const facts: Fact[] = [
    { name: 'From', value: capture.remoteAddress === '' ? 'not known' : addressWords(capture.remoteAddress, capture.remotePort), mono: capture.remoteAddress !== '' },
    { name: 'To', value: addressWords(capture.localAddress, capture.localPort), mono: true },
    { name: 'Protocol', value: `${capture.httpVersion === '' ? 'unknown' : `HTTP/${capture.httpVersion}`}${capture.secure ? ' over TLS' : ''}, ${ordinal(capture.requestNumber)} request on its connection` },
    { name: 'Received', value: <Moment atMs={capture.receivedAtMs} clock={formatDated(dayWords(capture.receivedAtMs, Date.now()), capture.receivedAtMs)} /> },
    { name: 'Took', value: `${formatDuration(capture.durationMs)} from the first byte to the last` },
    { name: 'Body', value: `${counted(capture.bodyBytes, 'byte')}${detail.bodyKept < capture.bodyBytes ? `, the first ${formatSize(detail.bodyKept)} kept` : ''}` },
    { name: 'SHA-256', value: capture.bodySha256, mono: true },
    ...(capture.fromWebPage ? [{ name: 'Made by', value: 'a web page: it carries Origin or Sec-Fetch headers' }] : []),
    { name: 'Request', value: formatCount(capture.seq) },
  ];
  return (
    <>
      {capture.problem !== undefined && <ProblemCard state={capture.state} problem={capture.problem} />}
      <Facts facts={facts} />
      {rawKept > 0 && <RawBytes detail={detail} />}
    </>
  );
}

function ordinal(place: number): string {
  const tail = place % 100 >= 11 && place % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${formatCount(place)}${tail}`;
}
