/** Where an address lies: `metadata` is where cloud computers keep their own credentials, which no webhook belongs to. */
export type AddressReach = 'public' | 'this-computer' | 'private-network' | 'metadata';

// The metadata services of the large clouds: AWS, Azure, Google (link-local and its IPv6), AWS containers, Alibaba, Oracle, Azure's host.
const metadataAddresses: ReadonlySet<string> = new Set(['169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254', '169.254.170.2', '169.254.170.23', '100.100.100.200', '192.0.0.192', '168.63.129.16']);
const metadataNames = /^(metadata|instance-data)(\.google|\.goog|\.ec2)?(\.internal)?$/;
const localNames = /(^|\.)(localhost|localdomain)$/;
const privateNames = /(^|\.)(local|internal|intranet|lan|test|invalid|home\.arpa)$/;

/**
 * Where a host of a URL lies, as far as its text tells: an IP address (IPv6 with or without brackets) or a name. Ranges of RFC 6890, 1918,
 * 4193, 6598 and 3879; names of RFC 6761, 6762 and 8375. A name that could be public is `public`: only asking DNS can tell more.
 */
export function addressReach(host: string): AddressReach {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (metadataAddresses.has(bare)) return 'metadata';
  const four = /^\d+\.\d+\.\d+\.\d+$/.test(bare) ? bare : mappedIPv4(bare);
  if (four !== undefined) return reachOfIPv4(four);
  if (bare.includes(':')) return reachOfIPv6(bare);
  if (metadataNames.test(bare)) return 'metadata';
  if (localNames.test(bare)) return 'this-computer';
  return bare.includes('.') && !privateNames.test(bare) ? 'public' : 'private-network';
}

function reachOfIPv4(address: string): AddressReach {
  if (metadataAddresses.has(address)) return 'metadata';
  if (/^127\.|^0\.0\.0\.0$/.test(address)) return 'this-computer';
  const isPrivate = /^(0|10)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^192\.0\.0\.|^198\.1[89]\.|^(22[4-9]|2[3-5]\d)\./.test(address);
  return isPrivate ? 'private-network' : 'public';
}

function reachOfIPv6(address: string): AddressReach {
  if (/^(::1?|0+(:0+){6}:0*1?)$/.test(address)) return 'this-computer';
  return /^(f[cd]|fe[89a-f]|ff)/.test(address) ? 'private-network' : 'public';
}

/** The IPv4 address within an IPv6 one: mapped (RFC 4291 section 2.5.5.2) or translated (RFC 6052), in either way of writing it. */
function mappedIPv4(address: string): string | undefined {
  const dotted = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const match = /^(?:::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address);
  if (match === null) return undefined;
  const [high, low] = [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
