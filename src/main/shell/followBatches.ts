import type { Glance } from '../api/runs/glance.ts'

export interface Followed {
  /** The batches that run in this process or wait for the network, of all workspaces. */
  readonly underWay: () => readonly Glance[]
  /** A batch as it stands now; null: it is gone. */
  readonly look: (before: Glance) => Glance | null
  /** Comes back when something may have changed, at most once a second; false: it is over. */
  readonly changed: () => Promise<boolean>
}

/** What came of a batch: it was under way when it was looked at last, and now stands otherwise. */
export interface Turn {
  readonly before: Glance
  readonly now: Glance
}

/** Tells what is under way, and what has ended or paused since, as the store has it. */
export async function followBatches(
  { underWay, look, changed }: Followed,
  show: (glances: readonly Glance[], turns: readonly Turn[]) => void,
): Promise<void> {
  let before: readonly Glance[] = []
  do {
    const glances = underWay()
    show(glances, turnsSince(before, look))
    before = glances
  } while (await changed())
}

function turnsSince(before: readonly Glance[], look: Followed['look']): Turn[] {
  return before.flatMap((known) => {
    const now = look(known)
    const isTurn =
      now && now.status !== 'running' && (now.status !== known.status || now.reason !== known.reason)
    return isTurn ? [{ before: known, now }] : []
  })
}
