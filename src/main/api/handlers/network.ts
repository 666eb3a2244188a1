import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'

/** Being offline is waiting: which batches do, and a look ahead of its time. */
export function networkHandlers({
  runs,
}: Pick<Desk, 'runs'>): Pick<Handlers, 'network.waiting' | 'network.look'> {
  return {
    'network.waiting': () => ({ batches: [...runs.waiting()] }),
    'network.look': () => {
      runs.lookForNetwork()
      return {}
    },
  }
}
