import { useEffect } from 'react';
import type { ColumnLayout } from './column-layout';
import { followValues, useValuesVersion, wantValues } from './column-values';

/** Has what these records hold in the user’s own columns read, as far as it is not held yet, and draws again when it comes. */
export function useOwnValues({ columns }: ColumnLayout, positions: readonly number[]): void {
  useValuesVersion();
  useEffect(followValues, []);
  useEffect(() => {
    const own = columns.filter(({ source }) => source.kind !== 'own').map(({ column }) => column);
    wantValues(own, positions);
  });
}
