import type { Desks } from '../desk/desks.ts'

/** Pauses what runs here, and keeps paused what waits for the network, in all workspaces. Drops no call. */
export async function pauseAll({ open }: Pick<Desks, 'open'>): Promise<void> {
  const pauses = open().flatMap(({ desk: { runs }, handlers }) =>
    [...new Set([...runs.list(), ...runs.waiting()])].map(async (batchId) =>
      handlers['batch.pause']({ batchId, now: false }),
    ),
  )
  // What has come to its end meanwhile cannot be paused, and need not be.
  await Promise.allSettled(pauses)
}
