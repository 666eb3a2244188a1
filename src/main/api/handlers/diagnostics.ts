import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { diagnosticsOf } from '../desk/diagnostics.ts'

export function diagnosticsHandlers(desk: Desk): Pick<Handlers, 'diagnostics.read'> {
  return { 'diagnostics.read': () => ({ text: diagnosticsOf(desk) }) }
}
