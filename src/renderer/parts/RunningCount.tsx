import { LoaderCircle } from 'lucide-react'
import { number } from './format.ts'

/** That batches are under way, by icon and word; nothing where none is. */
export function RunningCount({ running }: { readonly running: number | null }) {
  if (running === null || running === 0) return null
  return (
    <span className="st c-running">
      <LoaderCircle className="i" aria-hidden /> {number(running)} running
    </span>
  )
}
