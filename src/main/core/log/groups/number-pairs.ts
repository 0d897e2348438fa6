/** Reads whole numbers with spaces between them, two by two, which is far quicker than as many rows. Null is nothing. */
export function eachPair(text: string | null, tell: (first: number, second: number) => void): void {
  if (text === null) return;
  let number = 0;
  let first = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? 32 : text.charCodeAt(at);
    if (code !== 32) {
      number = number * 10 + code - 48;
    } else if (first < 0) {
      first = number;
      number = 0;
    } else {
      tell(first, number);
      first = -1;
      number = 0;
    }
  }
}
