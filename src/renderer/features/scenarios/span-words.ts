/** A stretch of time as people say it: "0.4 s", "12 s", "1 min 25 s", "1 h 04 min", "2 d 3 h". */
export function spanWords(spanMs: number): string {
  if (spanMs < 9_950) return `${(Math.round(spanMs / 100) / 10).toString()} s`;
  const seconds = Math.round(spanMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${two(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${two(minutes % 60)} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** How long something took: as a stretch of time, and below a second in milliseconds. */
export function tookWords(spanMs: number): string {
  return spanMs < 999.5 ? `${Math.round(spanMs)} ms` : spanWords(spanMs);
}

/** A running time: "1:08", "1:02:05". */
export function clockWords(spanMs: number): string {
  const seconds = Math.floor(spanMs / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
