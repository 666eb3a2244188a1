const mostCharacters = 64

/** `name`, or with the first number behind it that no workspace has: `default-2`. In either case, as their files are. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map(comparable))
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `-${number}`
    const free = name.slice(0, mostCharacters - end.length) + end
    if (!used.has(comparable(free))) return free
  }
}

function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
