import type { Desk } from '../desk.ts'
import type { Handlers } from '../dispatch.ts'
import { diagnosticsOf } from '../diagnostics.ts'

export function diagnosticsHandlers(desk: Desk): Pick<Handlers, 'diagnostics.read'> {
  return { 'diagnostics.read': () => ({ text: diagnosticsOf(desk) }) }
}
