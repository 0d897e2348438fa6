import { call } from '../../../host/client';
import { go } from '../../../host/navigation';
import { counted, formatSize } from '../../../ui/format';
import { showToast } from '../../../ui/toast';
import { importStore } from './import-state';

const mostBytes = 120 * 1024 * 1024;

/** Asks for a HAR file and takes its requests in. */
export function chooseHar(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.har,.json,application/json';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void importHar(file);
  });
  input.click();
}

async function importHar(file: File): Promise<void> {
  if (file.size > mostBytes) {
    showToast({ title: `Not imported: ${file.name} is over ${formatSize(mostBytes)}.`, tone: 'fail' });
    return;
  }
  const name = file.name.slice(0, 200);
  const reply = await call('import.har', { name, text: await file.text() });
  if (!reply.ok) {
    showToast({ title: 'Not imported', detail: reply.error.message, tone: 'fail' });
    return;
  }
  const { imported, firstPosition, refusedCount } = reply.value;
  if (refusedCount > 0) importStore.setState({ open: 'report', report: { ...reply.value, name } });
  if (firstPosition !== null) {
    go({ section: 'activity', position: firstPosition });
    showToast({ tone: 'ok', title: `Imported ${counted(imported, 'request')}`, detail: name });
  }
}
