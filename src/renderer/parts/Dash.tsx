import { dash } from './format.ts'

/** Nothing is known, or there is none: quieter than a value. */
export function Dash() {
  return <span className="dash">{dash}</span>
}
