import { plainFigures } from './figures.ts'

/** `1.5 MB`, as the command line and the log write it. A page has its own, in the operator's locale. */
export const sizeText = plainFigures.size
