import type { Desk } from './desk.ts'

/** Who asks, for the log of a batch and the history of a row. */
export function operatorAt({ host }: Pick<Desk, 'host'>): string {
  return host === 'desktop' ? 'the operator in the desktop window' : 'the operator on the web page'
}
