/**
 * Finished rows that no model answered: mostly few. The condition of the index `item_special`, which is
 * used only where it is repeated.
 */
export const isSpecial = `status <> 'pending' and status <> 'running' and status <> 'waiting'
  and (status <> 'complete' or answered_by <> 'model')`
