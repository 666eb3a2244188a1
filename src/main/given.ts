type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Only what was given: calls leave out what is not to change, or say undefined. */
export function given<T extends object>(parts: T): Given<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Given<T>
}
