import { app, dialog } from 'electron';
import { copyData, folderProblem } from './copy-data';

/** What moving the data needs. */
export interface MoveParts {
  readonly from: string;
  readonly to: string;
  /** Entries of the old folder that are this process's own and stay behind. */
  readonly leaveOut: readonly string[];
  closeCore(): Promise<void>;
  /** Makes the new folder the one that is opened from now on; returns the arguments to start with. */
  adopt(folder: string): readonly string[];
}

/** Copies the data while nothing writes to it, then starts anew: on the new folder, or on the old one where that failed. The old folder stays as it is. */
export async function moveData({ from, to, leaveOut, closeCore, adopt }: MoveParts): Promise<void> {
  await closeCore();
  let startWith: readonly string[] = process.argv.slice(1);
  try {
    await copyData(from, to, leaveOut);
    startWith = adopt(to);
    await dialog.showMessageBox({
      type: 'info',
      message: 'The data has moved.',
      detail: `Hookbench now works in ${to}.\nThe old folder was left as it is: ${from}`,
      buttons: ['Continue'],
    });
  } catch (error) {
    await dialog.showMessageBox({
      type: 'error',
      message: 'The data could not be moved.',
      detail: `${to}: ${folderProblem(error)}. Hookbench goes on with ${from}.`,
      buttons: ['Continue'],
    });
  }
  app.relaunch({ args: [...startWith] });
}
