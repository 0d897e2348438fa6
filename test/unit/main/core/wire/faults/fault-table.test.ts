import { describe, expect, test } from 'vitest';
import { faultTable } from '../../../../../../src/main/core/wire/faults/fault-table';
import { parseFaults } from '../../../../../../src/main/core/wire/faults/parse-fault';
import { faultGroups } from '../../../../../../src/shared/model/fault';

describe('the fault table', () => {
  test('holds 34 faults in six groups, each name once', () => {
    expect(faultTable).toHaveLength(34);
    expect(new Set(faultTable.map((fault) => fault.info.name)).size).toBe(34);
    expect(faultGroups.map((group) => [group, faultTable.filter((fault) => fault.info.group === group).length])).toEqual([
      ['Delivery', 4],
      ['Event-Name', 6],
      ['Who and what', 6],
      ['Signature', 3],
      ['Body', 8],
      ['On the wire', 7],
    ]);
  });

  test.each(faultTable.map((fault) => fault.info))('$name says what it does and what a good receiver does, and takes its standard value', (info) => {
    expect(info.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(info.does).toMatch(/^[A-Z].+\.$/s);
    expect(info.goodReceiver.length).toBeGreaterThan(0);
    // What it names in the list is what it sends, whichever event is composed.
    if (info.value.kind === 'none') expect(info.short).not.toMatch(/claim\.|contact\./i);
    for (const line of info.goodReceiver) expect(line).toMatch(/^[A-Z].*[^.!]$/);
    expect(parseFaults([info.name])).toMatchObject({ ok: true, choices: [{ name: info.name, value: { kind: info.value.kind } }] });
  });
});

describe('parseFaults', () => {
  test('reads names with and without values', () => {
    expect(parseFaults(['duplicate=3,after', 'content-type-wrong=a/b; c=d', 'gzip'])).toEqual({
      ok: true,
      choices: [
        { name: 'duplicate', value: { kind: 'copies', count: 3, atOnce: false } },
        { name: 'content-type-wrong', value: { kind: 'text', text: 'a/b; c=d' } },
        { name: 'gzip', value: { kind: 'none' } },
      ],
    });
    expect(parseFaults([])).toEqual({ ok: true, choices: [] });
  });

  test.each([
    [['nonsense'], 'There is no fault “nonsense”. List them with “hookbench send --faults”.'],
    [['Chunked'], 'There is no fault “Chunked”. Did you mean chunked? List them with “hookbench send --faults”.'],
    [['name-missing=1'], 'There is no fault “name-missing”. Did you mean event-name-missing? List them with “hookbench send --faults”.'],
    [['__proto__'], 'There is no fault “__proto__”. List them with “hookbench send --faults”.'],
    [[''], 'There is no fault “”. List them with “hookbench send --faults”.'],
    [['gzip', 'bom', 'gzip'], 'The fault gzip is named twice.'],
    [['gzip=9'], 'The fault gzip takes no value.'],
    [['big-body=1000'], 'big-body takes a number from 1 to 100, such as big-body=10.'],
  ])('refuses %j in one line', (texts, message) => {
    expect(parseFaults(texts)).toEqual({ ok: false, message });
  });
});
