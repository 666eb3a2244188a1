/**
 * No table, call or answer has lists and objects inside each other so deep. What recurses over more runs out of stack.
 */
const deepest = 100

export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1))
}
