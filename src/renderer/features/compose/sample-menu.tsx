import { ChevronDown, FileJson2, Save, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SubjectKind } from '../../../shared/model/event';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu, type MenuItem } from '../../ui/menu';
import { useCompose } from './compose-state';
import { writeSubject } from './compose-store';
import { deleteSample, updateSample } from './workspace-edits';

/** The samples of one kind to start from, and what keeps them: save, change, delete. */
export function SampleMenu({ kind, onSave }: { readonly kind: SubjectKind; readonly onSave: () => void }): ReactNode {
  const all = useSnapshot((snapshot) => snapshot.workspace.samples);
  const subject = useCompose(({ subjects }) => subjects[kind]);
  const samples = all.filter((sample) => sample.kind === kind);
  const current = samples.find(({ id }) => id === subject.sampleId);
  const isChanged = current !== undefined && current.text !== subject.text;

  const items: MenuItem[] = samples.map((sample) => ({
    id: sample.id,
    label: sample.name,
    icon: FileJson2,
    hint: sample === current ? 'in the editor' : undefined,
    onSelect: () => writeSubject(sample.text, sample.id),
  }));
  if (samples.length > 0) items.push({ separator: true });
  items.push({ id: 'save', label: 'Save as sample…', icon: Save, onSelect: onSave });
  if (current !== undefined && isChanged) items.push({ id: 'update', label: `Save changes to “${current.name}”`, icon: Save, onSelect: () => void updateSample(current, subject.text) });
  if (current !== undefined) items.push({ id: 'delete', label: `Delete “${current.name}”`, icon: Trash2, danger: true, onSelect: () => void deleteSample(current) });

  const label = current === undefined ? 'Samples' : `Sample: ${current.name}${isChanged ? ', edited' : ''}`;
  return (
    <Menu
      label="Samples"
      items={items}
      trigger={
        <Button size="sm" icon={FileJson2}>
          {label}
          <Icon of={ChevronDown} size={14} />
        </Button>
      }
    />
  );
}
