import { providerCatalog } from '../../../shared/catalog/catalog';
import { exitCode, type ExitCode } from '../exit-code';
import type { Flags } from '../flags';
import { tableLines, type Output } from '../output';

/** `hookbench events`: lists the catalogue that comes with the program. */
export function eventsCommand(_flags: Flags, output: Output): ExitCode {
  if (output.json) {
    for (const { name, group, subject, description } of providerCatalog) output.value({ name, group, subject, description });
    return exitCode.done;
  }
  for (const line of tableLines(['Event', 'Subject', 'When'], providerCatalog.map((entry) => [entry.name, entry.subject, entry.description]))) output.say(line);
  return exitCode.done;
}
