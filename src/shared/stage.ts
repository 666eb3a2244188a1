/** The five stages every item goes through, always in this order. */
export const stageNames = ['acquire', 'prepare', 'process', 'parse', 'render'] as const
export type StageName = (typeof stageNames)[number]

/** What an item has reached. `checkpoints[n]` means that the first n stages are done and stored. */
export const checkpoints = ['pending', 'acquired', 'prepared', 'processed', 'parsed', 'complete'] as const
export type Checkpoint = (typeof checkpoints)[number]

/** The stages an item at this checkpoint still has to go through. */
export function stagesAfter(checkpoint: Checkpoint): readonly StageName[] {
  return stageNames.slice(checkpoints.indexOf(checkpoint))
}

export function checkpointBefore(stage: StageName): Checkpoint {
  return checkpoints[stageNames.indexOf(stage)]!
}
