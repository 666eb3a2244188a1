import type { Handlers } from '../../src/main/api/dispatch.ts'
import { contract } from '../../src/shared/contract.ts'

/** Handlers that only count: a request that is refused must have done no work. `settings.read` makes a mistake. */
export function countingHandlers() {
  const calls: { name: string; input: unknown }[] = []
  const answers: Record<string, unknown> = {
    'batches.list': { batches: [] },
    'changes.after': { version: 7 },
  }
  const names = Object.keys(contract)
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        calls.push({ name, input })
        if (name === 'settings.read') throw new Error('a bug')
        return answers[name] ?? {}
      },
    ]),
  ) as unknown as Handlers
  return { handlers, calls }
}
