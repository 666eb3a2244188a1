/**
 * Rows that are neither untouched nor answered by a model: mostly few. The condition of the index `item_special`, which is
 * used only where it is repeated.
 */
export const isSpecial = `status <> 'pending' and (status <> 'complete' or answered_by <> 'model')`
