/** A kind of claim: its number and name at the provider, and the letters that begin the references of its line of business. */
export interface ClaimType {
  readonly id: number;
  readonly name: string;
  readonly prefix: 'MTR' | 'HOM' | 'PET' | 'TRV';
}

/** The types that the simulated account knows. Ours: the provider's page names none. */
export const claimTypes: readonly ClaimType[] = [
  { id: 12, name: 'Motor, windscreen', prefix: 'MTR' },
  { id: 13, name: 'Motor, collision', prefix: 'MTR' },
  { id: 14, name: 'Motor, third party', prefix: 'MTR' },
  { id: 15, name: 'Motor, theft', prefix: 'MTR' },
  { id: 16, name: 'Motor, fire', prefix: 'MTR' },
  { id: 31, name: 'Home, escape of water', prefix: 'HOM' },
  { id: 32, name: 'Home, storm', prefix: 'HOM' },
  { id: 33, name: 'Home, theft', prefix: 'HOM' },
  { id: 51, name: 'Pet, vet fees', prefix: 'PET' },
  { id: 52, name: 'Pet, third party', prefix: 'PET' },
  { id: 71, name: 'Travel, medical', prefix: 'TRV' },
  { id: 72, name: 'Travel, cancellation', prefix: 'TRV' },
  { id: 73, name: 'Travel, lost baggage', prefix: 'TRV' },
];

/** The type of this name; undefined where the account knows none. */
export function claimTypeOf(name: string): ClaimType | undefined {
  return claimTypes.find((type) => type.name === name);
}
