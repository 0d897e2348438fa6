import type { ProgramInfo } from '../../../shared/contract/contract';

/** The program and what it runs on, each with its version; what is absent here is left out. */
export function versionLines(program: ProgramInfo): readonly { readonly name: string; readonly version: string }[] {
  const { version, electron, chrome, node, sqlite, catalogVersion, platform } = program;
  return [
    { name: 'Hookbench', version },
    ...(electron === null ? [] : [{ name: 'Electron', version: electron }]),
    ...(chrome === null ? [] : [{ name: 'Chrome', version: chrome }]),
    { name: 'Node', version: node },
    { name: 'SQLite', version: sqlite },
    { name: 'Catalogue', version: catalogVersion },
    { name: 'System', version: platform },
  ];
}
