import { describe, expect, test } from 'vitest';
import { PagedRows } from '../../../../../src/renderer/features/desk/paged-rows';
import type { DeskPage } from '../../../../../src/shared/contract/desk-contract';
import { ok, type Reply } from '../../../../../src/shared/contract/reply';

/** A list of so many numbers whose answers come when they are let go. */
function held(total: () => number) {
  const asked: { readonly fromRank: number; answer(): void }[] = [];
  const rows = new PagedRows<number>(
    (fromRank, limit) =>
      new Promise<Reply<DeskPage<number>>>((resolve) => {
        const count = total();
        const page = { fromRank, total: count, rows: Array.from({ length: Math.max(0, Math.min(limit, count - fromRank)) }, (_, index) => count * 10_000 + fromRank + index) };
        asked.push({ fromRank, answer: () => resolve(ok(page)) });
      }),
  );
  const answerAll = async (): Promise<void> => {
    for (const one of asked.splice(0)) one.answer();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { rows, asked, answerAll };
}

describe('PagedRows', () => {
  test('fetches the pages in view, each once', async () => {
    const { rows, asked, answerAll } = held(() => 1_000);
    rows.look(190, 230);
    rows.look(195, 235);
    expect(asked.map(({ fromRank }) => fromRank)).toEqual([100, 200]);
    await answerAll();
    expect([rows.rowAt(190), rows.rowAt(230), rows.rowAt(500)]).toEqual([10_000_190, 10_000_230, undefined]);
    expect(rows.store.getState().total).toBe(1_000);
  });

  test('keeps the rows of before in sight until those of now are there, and drops answers that come too late', async () => {
    let total = 1_000;
    const { rows, asked, answerAll } = held(() => total);
    rows.look(0, 40);
    await answerAll();
    total = 300;
    const late = rows.refresh();
    const [first] = asked.splice(0);
    total = 50;
    const now = rows.refresh();
    expect(rows.rowAt(3)).toBe(10_000_003);
    await answerAll();
    first?.answer();
    await Promise.all([late, now]);
    expect([rows.rowAt(3), rows.store.getState().total]).toEqual([500_003, 50]);
  });

  test('gives a row that was never in view', async () => {
    const { rows, answerAll } = held(() => 1_000);
    const row = rows.row(999);
    await answerAll();
    expect(await row).toBe(10_000_999);
  });
});
