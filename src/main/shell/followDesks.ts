import type { Desks } from '../api/desk/desks.ts'
import { glanceAt, underWay } from '../api/runs/glance.ts'
import type { Followed } from './followBatches.ts'

const lookEveryMs = 1_000

/** What is under way, of all workspaces that are open. */
export function followDesks(desks: Desks): Followed {
  const { clock } = desks.config
  return {
    underWay: () => desks.open().flatMap(({ desk }) => underWay(desk)),
    look({ workspace, id }) {
      const found = desks.open().find(({ desk }) => desk.app.config.workspace === workspace)
      return found ? glanceAt(id, found.desk) : null
    },
    async changed() {
      await clock.sleep(lookEveryMs, new AbortController().signal)
      return !desks.isClosed()
    },
  }
}
