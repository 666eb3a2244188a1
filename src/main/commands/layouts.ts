/** A batch as one table, or as one folder for each item. */
export const layouts = ['table', 'files'] as const
export type Layout = (typeof layouts)[number]
