import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlItems } from '../../../../src/shared/body/xml-tokens';
import { cpuMs } from '../../../support/cpu-time';
import { naughtyStrings } from '../../../support/corpora';

const shapes = (text: string): readonly string[] => [...xmlItems(text)].map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

test('items are what they look like', () => {
  expect(shapes('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c>">]><a x="1>2" y=\'z\'>t&b;<b/><![CDATA[<i>]]><!--c>--></a>')).toEqual([
    'other <?xml version="1.0"?>',
    'other <!DOCTYPE a [<!ENTITY b "c>">]>',
    'open <a x="1>2" y=\'z\'>',
    'text t&b;',
    'empty <b/>',
    'other <![CDATA[<i>]]>',
    'other <!--c>-->',
    'close </a>',
  ]);
});

test('the tokens of a tag tell names, attributes and values', () => {
  const text = '<a:b c="d" e=f g/>';
  const [item] = [...xmlItems(text)];
  expect(item?.tokens.filter(({ kind }) => kind !== 'mark').map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['name', 'a:b'],
    ['attribute', 'c'],
    ['value', '"d"'],
    ['attribute', 'e'],
    ['value', 'f'],
    ['attribute', 'g'],
  ]);
});

test('whatever the text, it never throws and its tokens are all of it', () => {
  const piece = fc.oneof(fc.constantFrom('<', '>', '/', '</', '/>', '<a', '="', "'", '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE', '[', ' '), fc.string({ maxLength: 4 }), fc.constantFrom(...naughtyStrings()));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join('');
      let at = 0;
      for (const { start, end, tokens } of xmlItems(text)) {
        expect(start).toBe(at);
        for (const token of tokens) {
          expect(token.start).toBe(at);
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(end).toBe(at);
      }
      expect(at).toBe(text.length);
    }),
    { numRuns: 2_000 },
  );
});

test('a depth of 100,000, and a tag that never ends, take linear time', () => {
  const startedAtMs = cpuMs();
  let count = 0;
  for (const text of ['<a>'.repeat(100_000), `<a ${'b="c" '.repeat(100_000)}`, '<'.repeat(300_000), `<!DOCTYPE ${'['.repeat(300_000)}`]) for (const _item of xmlItems(text)) count += 1;
  expect(count).toBeGreaterThan(100_000);
  expect(cpuMs() - startedAtMs).toBeLessThan(2_000);
});
