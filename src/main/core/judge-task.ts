import type { CatalogEntry } from '../../shared/catalog/catalog';
import type { CheckKindId } from '../../shared/model/check-kind';
import type { HeaderPair } from '../../shared/model/header';
import type { SignatureVerdict } from '../../shared/model/signing';
import type { ContentVerdicts } from './checks/checks';

/** A whole request whose body takes long to read, with all that its verdicts need, on its way to the thread that judges. */
export interface JudgeTask {
  readonly id: number;
  readonly request: { readonly headers: readonly HeaderPair[]; readonly body: Uint8Array };
  readonly entries: readonly CatalogEntry[];
  readonly off: readonly CheckKindId[];
  readonly signature: SignatureVerdict | undefined;
}

/** The verdicts of the task with this id. */
export interface JudgeAnswer {
  readonly id: number;
  readonly verdicts: ContentVerdicts;
}
