/** The path of a URL, without its query; the whole text where it is no URL. */
export function pathOfUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
