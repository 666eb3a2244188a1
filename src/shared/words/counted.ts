import { plainFigures } from './figures.ts'

/** `1 row`, `8,155 rows`, as the command line and the log write it. A page has its own, in the operator's locale. */
export const { counted } = plainFigures
