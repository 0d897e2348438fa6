/** The part of a URL that tells endpoints apart in a narrow column: host and port; the text itself where it is no URL yet. */
export function hostOf(url: string): string {
  return URL.canParse(url) && new URL(url).host !== '' ? new URL(url).host : url;
}
