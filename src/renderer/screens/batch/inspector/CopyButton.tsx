import { Check, Copy } from 'lucide-react'
import { useCopying } from '../../../parts/useCopying.ts'

interface Props {
  readonly text: string
  /** `the request id` */
  readonly what: string
}

/** Puts a text into the clipboard, and shows that it is there. */
export function CopyButton({ text, what }: Props) {
  const { copied, copy } = useCopying()
  const isCopied = copied === text
  const said = isCopied ? `Copied ${what}` : `Copy ${what}`
  const Icon = isCopied ? Check : Copy
  return (
    <button
      type="button"
      className="btn quiet icon"
      aria-label={said}
      title={said}
      onClick={() => copy(text)}
    >
      <Icon className="i s12" aria-hidden />
    </button>
  )
}
