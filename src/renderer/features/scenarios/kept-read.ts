/** Something that is shown as it was last read. */
export interface KeptRead {
  /** Reads and shows; undefined shows nothing. */
  read(id: string | undefined): Promise<void>;
  /** Reads again where it is the one that is shown, or is being read to be shown. */
  changed(id: string): void;
}

/** Shows what `ask` answers for the id that was asked for last. An answer that another question has overtaken shows nothing, nor does an undefined one. */
export function keptRead<T>(ask: (id: string) => Promise<T | undefined>, show: (found: T | undefined) => void): KeptRead {
  let wanted: string | undefined;
  let reads = 0;
  const read = async (id: string | undefined): Promise<void> => {
    wanted = id;
    reads += 1;
    const own = reads;
    if (id === undefined) return show(undefined);
    const found = await ask(id);
    if (found !== undefined && own === reads) show(found);
  };
  return {
    read,
    changed(id) {
      if (id === wanted) void read(id);
    },
  };
}
