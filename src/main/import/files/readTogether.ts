/** So many items are read at a time; only they are in memory. */
const together = 32

/** Turns names into what they stand for, some at a time, in their order. */
export async function* readTogether<T>(
  names: readonly string[],
  read: (name: string) => Promise<T>,
): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < names.length; at += together) {
    yield await Promise.all(names.slice(at, at + together).map(read))
  }
}
