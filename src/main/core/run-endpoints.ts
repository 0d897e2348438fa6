import type { Endpoint } from '../../shared/model/endpoint';

/** The endpoints of a run under way, as the run uses them: with its own retries, and its time as much faster as the scenario's. */
export interface RunEndpoints {
  /** By id; undefined where no run uses it. */
  find(id: string): Endpoint | undefined;
  /** Uses these from now on, in the place of those before. */
  use(endpoints: readonly Endpoint[]): void;
}

/** None are used at first. */
export function createRunEndpoints(): RunEndpoints {
  let used: ReadonlyMap<string, Endpoint> = new Map();
  return {
    find: (id) => used.get(id),
    use: (endpoints) => {
      used = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
    },
  };
}
