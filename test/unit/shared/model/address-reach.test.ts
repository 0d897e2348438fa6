import { expect, test } from 'vitest';
import { addressReach, type AddressReach } from '../../../../src/shared/model/address-reach';

const cases: readonly (readonly [AddressReach, readonly string[]])[] = [
  ['metadata', ['169.254.169.254', 'metadata.google.internal', 'metadata', '[fd00:ec2::254]', '100.100.100.200', '168.63.129.16', '[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[64:ff9b::a9fe:a9fe]', 'METADATA.google.internal.']],
  ['this-computer', ['127.0.0.1', '127.9.9.9', 'localhost', 'app.localhost', '[::1]', '[::]', '0.0.0.0', '[::ffff:7f00:1]']],
  ['private-network', ['10.1.2.3', '192.168.0.1', '172.16.0.1', '172.31.255.255', '169.254.1.1', '100.64.0.1', '198.18.0.1', '224.0.0.1', '[fe80::1]', '[fd12::1]', '[ff02::1]', 'printer.local', 'intranet', 'db.corp.internal', '[::ffff:10.0.0.1]']],
  ['public', ['example.com', '8.8.8.8', '172.32.0.1', '100.128.0.1', '[2606:4700::1111]', 'localhost.example.com', '10.example.com', 'metadata.example.com', '[::ffff:8.8.8.8]']],
];

test.each(cases)('%s', (reach, hosts) => {
  for (const host of hosts) expect(addressReach(host), host).toBe(reach);
});

test('ways of writing an address that a URL makes plain are told as well', () => {
  for (const url of ['http://2852039166/', 'http://0xa9fea9fe/', 'http://0251.0376.0251.0376/', 'http://169.254.43518/']) expect(addressReach(new URL(url).hostname), url).toBe('metadata');
});
