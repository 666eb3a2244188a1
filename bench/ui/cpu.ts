import { readFileSync } from 'node:fs'

/** USER_HZ: the unit of /proc, the same on every Linux that one meets. */
const ticksPerSecond = 100

/** CPU time of a process so far, ms; NaN where the system does not tell. */
export function cpuMsOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  // The name in brackets may hold spaces: the numbers begin behind it.
  const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return ((Number(numbers[11]) + Number(numbers[12])) / ticksPerSecond) * 1_000
}
