import { Unplug } from 'lucide-react'
import { firstSentence } from './firstSentence.ts'
import { visibleText } from './format.ts'

/** Nothing new comes: what is shown stays, and the page goes on by itself. No cause for alarm. */
export function NotConnected({ message }: { readonly message: string }) {
  const what = firstSentence(message)
  return (
    <div className="banner waiting" role="status">
      <Unplug className="i s16" aria-hidden />
      <strong>{visibleText(what)}</strong>
      <p>{visibleText(message.slice(what.length).trim())}</p>
    </div>
  )
}
