import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../../shared/contract/reply';
import type { DeskPage } from '../../../shared/contract/desk-contract';

/** What a list shows: its total, and the rows that were fetched, by rank. `version` rises with each change. */
export interface PagedState {
  readonly total: number;
  readonly loaded: boolean;
  readonly version: number;
}

const pageRows = 100;

/** A long list of which only the pages in view are fetched. Rows of before stay in sight until those of now are there. */
export class PagedRows<Row> {
  readonly store: StoreApi<PagedState> = createStore<PagedState>(() => ({ total: 0, loaded: false, version: 0 }));
  readonly #fetch: (fromRank: number, limit: number) => Promise<Reply<DeskPage<Row>>>;
  #rows = new Map<number, Row>();
  #asked = new Set<number>();
  #generation = 0;
  #first = 0;
  #end = 0;

  constructor(fetch: (fromRank: number, limit: number) => Promise<Reply<DeskPage<Row>>>) {
    this.#fetch = fetch;
  }

  rowAt(rank: number): Row | undefined {
    return this.#rows.get(rank);
  }

  /** Says which ranks are in view, so that they are fetched. */
  look(first: number, end: number): void {
    this.#first = first;
    this.#end = end;
    for (let page = Math.floor(first / pageRows); page * pageRows < Math.max(end, 1); page += 1) void this.#load(page);
  }

  /** Asks anew for what is in view: the search or the account is another. */
  async refresh(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    const page = Math.floor(this.#first / pageRows);
    const reply = await this.#fetch(page * pageRows, pageRows);
    if (generation !== this.#generation || !reply.ok) return;
    this.#rows = new Map();
    this.#asked = new Set([page]);
    this.#put(reply.value);
    this.look(Math.min(this.#first, Math.max(0, reply.value.total - 1)), Math.min(this.#end, reply.value.total));
  }

  /** The row of a rank, fetched where it is not here yet. */
  async row(rank: number): Promise<Row | undefined> {
    await this.#load(Math.floor(rank / pageRows));
    return this.#rows.get(rank);
  }

  async #load(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const generation = this.#generation;
    const reply = await this.#fetch(page * pageRows, pageRows);
    if (generation !== this.#generation) return;
    if (reply.ok) this.#put(reply.value);
    else this.#asked.delete(page);
  }

  #put({ fromRank, rows, total }: DeskPage<Row>): void {
    rows.forEach((row, index) => this.#rows.set(fromRank + index, row));
    this.store.setState(({ version }) => ({ total, loaded: true, version: version + 1 }));
  }
}
