import { describe, expect, test } from 'vitest';
import { listeningInodes } from '../../../../../src/main/core/catch/port-holder';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1167 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 31001 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1167 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 31002 1 0000000000000000 20 4 30 10 -1
   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 31003 1 0000000000000000 100 0 0 10 0
`;
const table6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000001000000:1167 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41001 1 0000000000000000 100 0 0 10 0
`;

describe('listeningInodes', () => {
  test('finds who listens on the port, not who is connected from it', () => {
    expect(listeningInodes(table, 4455)).toEqual(['31001']);
    expect(listeningInodes(table, 80)).toEqual(['31003']);
    expect(listeningInodes(table6, 4455)).toEqual(['41001']);
  });

  test('finds nothing where nothing listens', () => {
    expect(listeningInodes(table, 4456)).toEqual([]);
    expect(listeningInodes('', 4455)).toEqual([]);
  });
});
