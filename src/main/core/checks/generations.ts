/** A bounded memory. */
export interface Generations<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

/**
 * A map that forgets: between `count` and twice as many of the last keys are remembered. What is forgotten goes all at once, so that adding
 * costs no more than in a plain map.
 */
export function createGenerations<K, V>(count: number): Generations<K, V> {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  return {
    get: (key) => young.get(key) ?? old.get(key),
    set(key, value) {
      young.set(key, value);
      if (young.size < count) return;
      old = young;
      young = new Map();
    },
  };
}
