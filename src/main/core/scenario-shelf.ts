import { join } from 'node:path';
import { providerCatalog } from '../../shared/catalog/catalog';
import type { ScenarioEntry } from '../../shared/contract/scenario-contract';
import { faultList } from './fault-list';
import { createScenarioFiles } from './scenario/store/scenario-files';
import { shippedScenarioFolder } from './scenario/store/shipped-folder';
import { compileScenario } from './scenario/text/compile';

/** The scenarios that come with the program and those of a data folder, read without owning the folder. */
export async function listScenarios(folder: string): Promise<readonly Pick<ScenarioEntry, 'id' | 'fileName' | 'path' | 'origin' | 'name' | 'about' | 'proves' | 'stepCount'>[]> {
  const words = { events: providerCatalog.map(({ name, subject }) => ({ name, subject })), faults: faultList, schemaProblem: () => undefined };
  const files = await createScenarioFiles(shippedScenarioFolder(), join(folder, 'scenarios')).list();
  return files.map(({ id, fileName, path, origin, text }) => {
    const compiled = compileScenario(text, words);
    const { head, stepCount } = compiled.ok ? compiled.program.check : compiled.check;
    return { id, fileName, path, origin, name: head?.name === undefined || head.name === '' ? fileName : head.name, about: head?.about ?? '', proves: head?.proves ?? '', stepCount };
  });
}
