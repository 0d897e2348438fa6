/** As much of a path as a row of the stream can show, in characters. */
const rowCharacters = 1024;

/**
 * The path of a request target for the stream's row: without query, and without scheme and host where the client sent the absolute form.
 * A target that is neither (such as `*` or a host and port) stands as it is.
 */
export function pathOfTarget(target: string): string {
  const query = target.indexOf('?');
  const bare = query < 0 ? target : target.slice(0, query);
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(bare);
  const path = absolute === null ? bare : bare.slice(absolute[0].length) || '/';
  return path.slice(0, rowCharacters);
}
