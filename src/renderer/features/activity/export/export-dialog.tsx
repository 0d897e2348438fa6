import { Download, ShieldCheck, Square, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ExportFormat } from '../../../../shared/model/export-order';
import { go } from '../../../host/navigation';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { counted, formatCount, formatSize } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { Segmented } from '../../../ui/segmented';
import { Select } from '../../../ui/select';
import { changeExport, closeExport, exportStore, saveExport, stopExport, type ExportScope, type ExportState } from './export-store';
import { ExportPreview } from './export-preview';
import { RemovedList } from './removed-list';
import './export.css';

const formats: readonly { readonly value: ExportFormat; readonly label: string; readonly about: string; readonly left: string }[] = [
  { value: 'har', label: 'HAR', about: 'HAR 1.2, for browsers and proxies.', left: 'What has no request stays out' },
  { value: 'ndjson', label: 'NDJSON', about: 'One JSON value a line, for programs. Bodies are in base64.', left: 'Left out' },
  { value: 'csv', label: 'CSV', about: 'One line a record, for spreadsheets. No cell is taken for a formula.', left: 'Left out' },
  { value: 'curl', label: 'cURL', about: 'A script for bash that sends each request again.', left: 'What is not kept whole stays out' },
  { value: 'bodies', label: 'Bodies', about: 'A folder with each body in a file of its own.', left: 'What has no request stays out' },
];

/** What goes into a file, what is removed and why, and how it will look. */
export function ExportDialog(): ReactNode {
  const state = useStore(exportStore);
  const { format, scope, scopes, count, saving } = state;
  const chosen = formats.find(({ value }) => value === format);
  const written = count.records - count.leftOut;
  const about = [chosen?.about ?? '', count.leftOut > 0 ? `${chosen?.left ?? ''}: ${formatCount(count.leftOut)}.` : ''].join(' ').trim();
  return (
    <Dialog
      open={state.isOpen}
      title="Export"
      width="xl"
      onClose={closeExport}
      head={
        <>
          <span className="soft num">{headWords(state)}</span>
          <span className="push" />
        </>
      }
      note={saving === undefined ? <FootNote /> : <Saving written={saving.written} total={saving.total} />}
      primary={{
        label: `Save ${format === 'bodies' ? 'bodies' : (chosen?.label ?? '')}${state.counted ? `, about ${formatSize(count.bytes)}` : ''}`,
        icon: Download,
        disabledReason: saving !== undefined ? 'It is being written' : state.counted && written === 0 ? 'There is nothing to write' : undefined,
        onClick: () => void saveExport(),
      }}
    >
      <div className="export-body">
        <div className="export-set">
          <section className="field">
            <h3 className="label">Format</h3>
            <Segmented label="Format" value={format} options={formats} onChange={(next) => changeExport({ format: next })} />
            <p className="hint">{about}</p>
          </section>
          <Select label="Records" value={scope} options={scopeOptions(scopes)} onChange={(next) => changeExport({ scope: next })} />
          <RemovedList />
          <button
            className="link-btn export-list-link"
            type="button"
            onClick={() => {
              closeExport();
              go({ section: 'settings', part: 'redaction' });
            }}
          >
            Edit your list
          </button>
          {count.unreadBodies > 0 && <Unread bodies={count.unreadBodies} leftOut={state.leaveOutUnread} />}
          {state.problem !== undefined && (
            <p className="message fail" role="alert">
              <Icon of={TriangleAlert} size={14} />
              {state.problem}
            </p>
          )}
        </div>
        <ExportPreview />
      </div>
    </Dialog>
  );
}

function headWords({ scope, scopes, count, counted: isCounted }: ExportState): string {
  const { records } = scopes[scope];
  const words = scope === 'selection' ? `${formatCount(records)} selected` : scope === 'matches' ? `${counted(records, 'record matches', 'records match')} the filter` : `all ${counted(records, 'record')}`;
  return isCounted || count.records === 0 ? words : `${words}, ${formatCount(count.records)} looked at`;
}

function scopeOptions(scopes: ExportState['scopes']): readonly { readonly value: ExportScope; readonly label: string }[] {
  const { selection, matches, all } = scopes;
  return [
    ...(selection.records > 0 ? [{ value: 'selection' as const, label: `The selection, ${formatCount(selection.records)}` }] : []),
    { value: 'matches', label: `All that match, ${formatCount(matches.records)}` },
    ...(all.records !== matches.records ? [{ value: 'all' as const, label: `All there are, ${formatCount(all.records)}` }] : []),
  ];
}

function Unread({ bodies, leftOut }: { readonly bodies: number; readonly leftOut: boolean }): ReactNode {
  return (
    <p className="message">
      <span className="warn">
        <Icon of={TriangleAlert} size={14} />
      </span>
      <span className="soft num">
        {counted(bodies, 'body is', 'bodies are')} not JSON, so your list finds nothing there. {leftOut ? 'Left out.' : bodies === 1 ? 'It goes out whole.' : 'They go out whole.'}
      </span>
      <button className="link-btn push" type="button" onClick={() => changeExport({ leaveOutUnread: !leftOut })}>
        {leftOut ? 'Take them in' : 'Leave them out'}
      </button>
    </p>
  );
}

function FootNote(): ReactNode {
  return (
    <>
      <Icon of={ShieldCheck} size={14} />
      <span>Secrets of endpoints are never part of an export.</span>
    </>
  );
}

function Saving({ written, total }: { readonly written: number; readonly total: number }): ReactNode {
  return (
    <>
      <span className="num" role="status">
        {formatCount(written)} of {formatCount(total)} written
      </span>
      <Button size="sm" icon={Square} onClick={stopExport}>
        Stop
      </Button>
    </>
  );
}
