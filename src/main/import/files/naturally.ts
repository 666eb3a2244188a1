const collator = new Intl.Collator('en', { numeric: true })

/** Orders names as people count, T-2 before T-10, and always the same way. */
export function naturally(one: string, other: string): number {
  return collator.compare(one, other) || byCharacter(one, other)
}

/** As `LC_ALL=C sort` orders paths. */
export function byCharacter(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
