import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useKeys } from '../../../../parts/useKeys.ts'
import { setQuery, useRoute } from '../../../../route.ts'

/** A letter is searched for at once, and those that follow it faster than this together. */
const apartMs = 40

/** The words that rows of the table are looked for by. They stand in the address. */
export function SearchBox() {
  const { text, type } = useSearch()
  const field = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => field.current?.focus() })
  return (
    <label className="input">
      <Search className="i" aria-hidden />
      <input
        ref={field}
        type="search"
        value={text}
        placeholder="Search the source"
        aria-label="Search items"
        title="Finds rows of the source table by their words and ids. The beginning of a word is enough."
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
      />
      <kbd>/</kbd>
    </label>
  )
}

/** What stands in the field: ahead of the address while one types, else what the address has. */
function useSearch() {
  const { query } = useRoute()
  const given = query.get('q') ?? ''
  const [text, setText] = useState(given)
  const asked = useRef({ text: given, at: -Infinity })
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const type = (typed: string): void => {
    setText(typed)
    clearTimeout(waiting.current)
    const ask = (): void => {
      asked.current = { text: typed, at: performance.now() }
      setQuery({ q: typed || null })
    }
    waiting.current = setTimeout(ask, asked.current.at + apartMs - performance.now())
  }
  // The address may be changed by others: a filter that is cleared, the way back. What was asked for from here is no
  // news, and letters may have been typed since.
  useEffect(() => {
    if (given === asked.current.text) return
    clearTimeout(waiting.current)
    asked.current = { text: given, at: -Infinity }
    setText(given)
  }, [given])
  useEffect(() => () => clearTimeout(waiting.current), [])
  return { text, type }
}
