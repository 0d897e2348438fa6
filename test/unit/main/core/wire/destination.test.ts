import { describe, expect, test } from 'vitest';
import { readDestination } from '../../../../../src/main/core/wire/destination';

describe('readDestination', () => {
  test.each([
    ['http://localhost:8080/webhooks/claims', { secure: false, host: 'localhost', port: 8080, target: '/webhooks/claims', hostHeader: 'localhost:8080' }],
    ['http://example.com', { secure: false, host: 'example.com', port: 80, target: '/', hostHeader: 'example.com' }],
    ['http://example.com:80/a', { secure: false, host: 'example.com', port: 80, target: '/a', hostHeader: 'example.com' }],
    ['https://example.com/a', { secure: true, host: 'example.com', port: 443, target: '/a', hostHeader: 'example.com' }],
    ['https://example.com:8443/a', { secure: true, host: 'example.com', port: 8443, target: '/a', hostHeader: 'example.com:8443' }],
    ['HTTP://EXAMPLE.com/A', { secure: false, host: 'example.com', port: 80, target: '/A', hostHeader: 'example.com' }],
    ['http://[::1]:4455/x', { secure: false, host: '::1', port: 4455, target: '/x', hostHeader: '[::1]:4455' }],
    ['http://[2001:DB8:0::1]/x', { secure: false, host: '2001:db8::1', port: 80, target: '/x', hostHeader: '[2001:db8::1]' }],
    ['https://bücher.example/ü?name=Ö', { secure: true, host: 'xn--bcher-kva.example', port: 443, target: '/%C3%BC?name=%C3%96', hostHeader: 'xn--bcher-kva.example' }],
    ['http://h/a b?c d#frag', { secure: false, host: 'h', port: 80, target: '/a%20b?c%20d', hostHeader: 'h' }],
    ['http://h/a%2Fb%zz?x=%20+&y=[1]', { secure: false, host: 'h', port: 80, target: '/a%2Fb%zz?x=%20+&y=[1]', hostHeader: 'h' }],
    ['http://h/a/../b/./c?#', { secure: false, host: 'h', port: 80, target: '/b/c?', hostHeader: 'h' }],
    ['http://0x7f.1/', { secure: false, host: '127.0.0.1', port: 80, target: '/', hostHeader: '127.0.0.1' }],
    ['http://h?x=1', { secure: false, host: 'h', port: 80, target: '/?x=1', hostHeader: 'h' }],
    ['http://h/"<>`{}', { secure: false, host: 'h', port: 80, target: '/%22%3C%3E%60%7B%7D', hostHeader: 'h' }],
  ])('reads %s as a browser does', (url, destination) => {
    expect(readDestination(url)).toEqual({ ok: true, destination });
  });

  test.each([
    ['', '“” is not a URL. Write one such as https://example.com/hooks.'],
    ['localhost:8080/x', 'The URL begins with “localhost:”. Only http:// and https:// can be sent to.'],
    ['example.com/x', '“example.com/x” is not a URL. Write one such as https://example.com/hooks.'],
    ['ftp://h/x', 'The URL begins with “ftp:”. Only http:// and https:// can be sent to.'],
    ['http://user:secret@h/x', 'The URL holds a user name or password. Put them in an Authorization header instead.'],
    ['http://user@h/x', 'The URL holds a user name or password. Put them in an Authorization header instead.'],
    ['http://h:0/', 'The URL names port 0, which nothing can listen on.'],
    ['http://h:65536/', '“http://h:65536/” is not a URL. Write one such as https://example.com/hooks.'],
    ['http://[::1', '“http://[::1” is not a URL. Write one such as https://example.com/hooks.'],
  ])('refuses %s in one line', (url, message) => {
    expect(readDestination(url)).toEqual({ ok: false, problem: { code: 'invalid-url', message } });
  });

  test('never lets a line break into the request line', () => {
    const read = readDestination('http://h/a\r\nX-Evil: 1\r\n?b\nc');
    expect(read).toMatchObject({ ok: true, destination: { target: '/aX-Evil:%201?bc' } });
  });
});
