// Says how far a long step is: one line that is written over on a terminal, a few lines elsewhere.

/**
 * Begins a step that can be measured.
 * @param {string} title
 * @param {{ readonly isTTY?: boolean, write(text: string): unknown }} [stream]
 * @returns {{ at(fraction: number): void, done(): void }}
 */
export function beginProgress(title, stream = process.stderr) {
  let shown = -1;
  const stepPercent = stream.isTTY ? 1 : 25;
  /** @param {number} percent */
  const show = (percent) => {
    shown = percent;
    const text = `${title} ${percent} %`;
    stream.write(stream.isTTY ? `\r${text}` : `${text}\n`);
  };
  show(0);
  return {
    at(fraction) {
      const percent = Math.min(99, Math.floor(fraction * 100));
      if (percent >= shown + stepPercent) show(percent - (percent % stepPercent));
    },
    done() {
      show(100);
      if (stream.isTTY) stream.write('\n');
    },
  };
}
