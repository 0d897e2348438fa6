import type { ReactNode } from 'react';
import type { HeaderPair } from '../../../../shared/model/header';

/** A message around a body. */
export interface ShownMessage {
  /** Its first line. */
  readonly start: ReactNode;
  readonly headers: readonly HeaderPair[];
  /** First line and headers as they were on the wire, one character a byte, with the empty line that ends them. */
  readonly head: string;
  /** Opens as a whole message unless the user chose otherwise. */
  readonly first?: boolean;
}
