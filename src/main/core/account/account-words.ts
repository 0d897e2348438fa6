/** Towns with the letters of their postcodes and the beginning of the telephone numbers that Ofcom keeps for fiction there. */
export const towns: readonly { readonly town: string; readonly area: string; readonly phone: string }[] = [
  { town: 'Leeds', area: 'LS', phone: '+44 113 496 0' },
  { town: 'Sheffield', area: 'S', phone: '+44 114 496 0' },
  { town: 'Nottingham', area: 'NG', phone: '+44 115 496 0' },
  { town: 'Leicester', area: 'LE', phone: '+44 116 496 0' },
  { town: 'Bristol', area: 'BS', phone: '+44 117 496 0' },
  { town: 'Reading', area: 'RG', phone: '+44 118 496 0' },
  { town: 'Birmingham', area: 'B', phone: '+44 121 496 0' },
  { town: 'Edinburgh', area: 'EH', phone: '+44 131 496 0' },
  { town: 'Glasgow', area: 'G', phone: '+44 141 496 0' },
  { town: 'Liverpool', area: 'L', phone: '+44 151 496 0' },
  { town: 'Manchester', area: 'M', phone: '+44 161 496 0' },
  { town: 'Newcastle upon Tyne', area: 'NE', phone: '+44 191 498 0' },
  { town: 'Cardiff', area: 'CF', phone: '+44 29 2018 0' },
  { town: 'Belfast', area: 'BT', phone: '+44 28 9649 6' },
];

/** Streets as they are found in any town. */
export const streetNames: readonly string[] = [
  'Albion Place', 'Station Road', 'Church Lane', 'Victoria Street', 'Mill Lane', 'Park Avenue', 'Queens Road', 'High Street', 'Green Lane', 'Kings Road', 'Springfield Road', 'Grange Road', 'York Road', 'Manor Close',
  'The Crescent', 'Chapel Street', 'Windsor Terrace', 'Orchard Way', 'North Parade', 'South View', 'Meadow Rise', 'Bridge Street', 'Market Hill', 'Alexandra Gardens',
];

/** Labels that a line of business uses. */
export const claimLabels: ReadonlyMap<string, readonly string[]> = new Map([
  ['MTR', ['glass', 'fast-track', 'injury', 'legal', 'total loss', 'police ref', 'fleet']],
  ['HOM', ['vulnerable', 'surge', 'police ref', 'drying', 'fast-track', 'legal']],
  ['PET', ['legal', 'chronic', 'fast-track']],
  ['TRV', ['EU', 'urgent', 'medical', 'abroad']],
]);
