import { CircleX } from 'lucide-react'
import { inLocale } from './format.ts'

/** What went wrong, what is safe, what to do: the sentence comes from the main process. */
export function Trouble({ message }: { readonly message: string }) {
  return (
    <div className="banner failed" role="alert">
      <CircleX className="i s16" aria-hidden />
      <strong>{inLocale(message)}</strong>
    </div>
  )
}
