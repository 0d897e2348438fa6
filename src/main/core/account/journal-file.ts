import { open, truncate, type FileHandle } from 'node:fs/promises';

/**
 * A text file of lines that only grows. `append` resolves when the line is on the disk. Where that fails the file is cut back to its last whole line,
 * so that what was refused is not found there later.
 */
export class JournalFile {
  readonly #path: string;
  #file: FileHandle | undefined;
  #size: number;

  /** `size`: how many bytes of the file are whole lines. */
  constructor(path: string, size: number) {
    this.#path = path;
    this.#size = size;
  }

  async append(line: string): Promise<void> {
    const bytes = Buffer.from(`${line}\n`);
    this.#file ??= await open(this.#path, 'r+');
    try {
      let written = 0;
      while (written < bytes.length) written += (await this.#file.write(bytes, written, bytes.length - written, this.#size + written)).bytesWritten;
      await this.#file.datasync();
    } catch (error) {
      await truncate(this.#path, this.#size);
      throw error;
    }
    this.#size += bytes.length;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}
