/** The hosts that the catch server may be set to: names of this computer that only itself can reach. */
export const catchHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/** Why the catch server cannot be set to a host, in one line; undefined where it can. */
export function catchHostProblem(host: string): string | undefined {
  return catchHosts.has(host) ? undefined : `“${host}” can be reached from outside. Choose 127.0.0.1, ::1 or localhost.`;
}
