/** What stands in the way of a file of the data folder, and how to mend it, as the end of a plain sentence. `then` is what to do once it is mended, such as “try again”. */
export function diskSentence(error: unknown, then = 'try again'): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EFBIG':
    case 'EDQUOT':
      return `the disk is full. Make room, then ${then}.`;
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return 'the data folder cannot be written. Check its permissions.';
    case 'ENOENT':
      return 'the data folder is gone. Put it back, or choose another in Settings.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
