// Runs in Node and, stripped of its types, in the page: it imports nothing.

/**
 * A value as IPC carries it, as text. Electron clones by the structured clone algorithm; ours carries of that only what
 * JSON has too, and throws for the rest, so that nothing passes here that would not pass there.
 */
export function encode(value: unknown): string {
  let clone: unknown
  try {
    clone = structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
  return JSON.stringify({ value: clone }, function check(this: any, name, shown) {
    const original = this[name] as unknown
    const isPlain =
      typeof original !== 'object' ||
      original === null ||
      Array.isArray(original) ||
      Object.getPrototypeOf(Object.getPrototypeOf(original)) === null ||
      Object.getPrototypeOf(original) === null
    const isNumber = typeof original !== 'number' || Number.isFinite(original)
    if (!isPlain || !isNumber || typeof original === 'bigint')
      throw new Error(`stand-in: it cannot carry a ${typeof original} like this over IPC`)
    return shown as unknown
  })
}

export function decode(text: string): any {
  return JSON.parse(text).value
}
