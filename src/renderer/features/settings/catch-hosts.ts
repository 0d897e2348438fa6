/** The addresses that only this computer reaches. */
export const catchHosts: readonly { readonly value: string; readonly label: string; readonly hint: string }[] = [
  { value: '127.0.0.1', label: '127.0.0.1', hint: 'IPv4' },
  { value: '::1', label: '::1', hint: 'IPv6' },
  { value: 'localhost', label: 'localhost', hint: 'both' },
];
