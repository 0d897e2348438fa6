/** Processor time that this process has used, in milliseconds: a bound on it holds also while other programs want the machine. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
