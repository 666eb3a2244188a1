import type { Secrets } from '../desk/desk.ts'

/** A key that lives as long as the process and is written nowhere. */
export function memorySecrets(): Secrets {
  let key: string | null = null
  return {
    keptIn: 'memory',
    key: () => key,
    set: (given) => void (key = given),
    forget: () => void (key = null),
  }
}
