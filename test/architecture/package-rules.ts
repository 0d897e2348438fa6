/** A parsed JSON object as its entries; none where it is not an object. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function memberOf(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

const exactVersion = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** Versions in a package.json that are not exact: what is installed tomorrow must be what was tested today. */
export function versionProblems(manifest: unknown): readonly string[] {
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'].flatMap((kind) =>
    entriesOf(memberOf(manifest, kind))
      .filter(([, version]) => typeof version !== 'string' || !exactVersion.test(version))
      .map(([name, version]) => `${kind}: ${name} is ${JSON.stringify(version)}`),
  );
}

/** What in a lockfile ties it to one registry, or leaves a package unproven. */
export function lockfileProblems(lockfile: unknown): readonly string[] {
  return entriesOf(memberOf(lockfile, 'packages')).flatMap(([path, entry]) => {
    if (path === '') return [];
    const problems: string[] = [];
    if (memberOf(entry, 'resolved') !== undefined) problems.push(`${path} names where it was downloaded`);
    if (typeof memberOf(entry, 'integrity') !== 'string') problems.push(`${path} has no integrity`);
    return problems;
  });
}

/** Names in package.json's dependencies that the lockfile has in another version, or not at all. */
export function lockfileDrift(manifest: unknown, lockfile: unknown): readonly string[] {
  const packages = memberOf(lockfile, 'packages');
  return ['dependencies', 'devDependencies'].flatMap((kind) =>
    entriesOf(memberOf(manifest, kind))
      .filter(([name, version]) => memberOf(memberOf(packages, `node_modules/${name}`), 'version') !== version)
      .map(([name]) => `${name} is not locked as package.json names it`),
  );
}

/** Optional packages (a build for each platform) that a package asks for and the lockfile lacks: with one missing, a clean install is refused. */
export function lockfileGaps(lockfile: unknown): readonly string[] {
  const packages = entriesOf(memberOf(lockfile, 'packages'));
  const locked = new Set(packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  return packages.flatMap(([path, entry]) =>
    entriesOf(memberOf(entry, 'optionalDependencies'))
      .filter(([name]) => !locked.has(name))
      .map(([name]) => `${path} asks for ${name}`),
  );
}
