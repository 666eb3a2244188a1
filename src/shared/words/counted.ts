import { plainFigures } from './figures.ts'

/** `8,155` and `1 row`, as the command line and the log write it. A page has its own, in the operator's locale. */
export const { number, counted } = plainFigures
