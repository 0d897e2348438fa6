import { expect, test } from 'vitest';
import { previewSpans } from '../../../../../../src/renderer/features/activity/export/preview-spans';

const shown = (pieces: Parameters<typeof previewSpans>[0]): readonly string[] => previewSpans(pieces).map((span) => ('removed' in span ? `<${span.removed}>` : `${span.tone} ${span.text}`));

test('tokens of JSON are in colour, and a mask stands for its quotes too', () => {
  expect(shown([{ text: '{"a": "' }, { removed: 'cookies' }, { text: '", "b": 1.0}' }])).toEqual(['p {', 'k "a"', 'p : ', '<cookies>', 'p , ', 'k "b"', 'p : ', 'n 1.0', 'p }']);
});

test('a mask within a string leaves the rest of the string as it is', () => {
  expect(shown([{ text: '{"t": "{\\"a\\":\\"' }, { removed: 'body:a' }, { text: '\\"}"}' }])).toEqual(['p {', 'k "t"', 'p : ', 's "{\\"a\\":', '<body:a>', 's }"', 'p }']);
});

test('what is not JSON keeps every character', () => {
  const pieces = [{ text: "--header 'Cookie: " }, { removed: 'cookies' }, { text: "'\n\ud83d\ude00" }];
  expect(shown(pieces)).toEqual(["p --header 'Cookie: ", '<cookies>', "p '\n\ud83d\ude00"]);
});
