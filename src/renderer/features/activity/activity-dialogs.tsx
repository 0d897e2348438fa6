import type { ReactNode } from 'react';
import { ColumnsDialog } from './columns/columns-dialog';
import { ExportDialog } from './export/export-dialog';
import { MarkDialog } from './marks/mark-dialog';
import { QuestionDialog } from './question-dialog';
import { ReplayDialog } from './replay-dialog';

/** The dialogs over the stream: each shows itself when it is asked for. */
export function ActivityDialogs(): ReactNode {
  return (
    <>
      <ReplayDialog />
      <ExportDialog />
      <QuestionDialog />
      <ColumnsDialog />
      <MarkDialog />
    </>
  );
}
