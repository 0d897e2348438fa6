import { expect, test } from 'vitest';
import { mailLink } from '../../../../src/main/electron/mail-link';

test('carries both texts and nothing else', () => {
  const subject = 'Set up & test?';
  const body = 'Please add\r\nhttps://example.com/hook?a=1&b=2#c\nGrüße, 100 %';
  const link = new URL(mailLink(subject, body));
  expect(link.protocol).toBe('mailto:');
  expect(link.pathname).toBe('');
  expect([...link.searchParams]).toEqual([
    ['subject', subject],
    ['body', body],
  ]);
});

test('no text can add a recipient or a field', () => {
  const link = new URL(mailLink('x&cc=a@b.c', 'y?bcc=a@b.c#&to=a@b.c'));
  expect([...link.searchParams.keys()]).toEqual(['subject', 'body']);
  expect(link.hash).toBe('');
});

test('half of a pair of surrogates does not break it', () => {
  expect(mailLink('\ud83d', '😀')).toBe('mailto:?subject=%EF%BF%BD&body=%F0%9F%98%80');
});
