/** `1 row`, `2 rows`, `8,155 rows`. A plural that is not made with an s is given. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`
}
