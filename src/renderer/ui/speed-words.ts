/** How much faster than in truth waits go by: "60× faster"; undefined where they take their time. */
export function speedWords(timeScale: number): string | undefined {
  return timeScale === 1 ? undefined : `${timeScale}× faster`;
}
