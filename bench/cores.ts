import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A core for the client and another for the server, where the system can bind processes to cores. */
export interface Cores {
  readonly client: number
  readonly server: number
}

export function findCores(): Cores | null {
  if (spawnSync('taskset', ['--version']).status !== 0) return null
  const status = readFileSync('/proc/self/status', 'utf8')
  const [client, server] = expanded(/Cpus_allowed_list:\s*(\S+)/.exec(status)?.[1] ?? '')
  return client === undefined || server === undefined ? null : { client, server }
}

/** `0-2,5` -> 0, 1, 2, 5. */
function expanded(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number)
    return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index)
  })
}
