import { useEffect, useRef } from 'react'
import { isTyping, useKeys } from '../../parts/useKeys.ts'
import { places } from '../../places.ts'
import { go } from '../../route.ts'

/** The letter belongs to the G before it only for so long. */
const withinMs = 1_500

/** G, and then the letter of a place, goes there. */
export function useGoKeys(): void {
  const pressedAt = useRef<number | null>(null)
  useKeys({ g: ({ timeStamp }) => (pressedAt.current = timeStamp) })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isAfterG = pressedAt.current !== null && event.timeStamp - pressedAt.current <= withinMs
      pressedAt.current = null
      if (!isAfterG || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const place = places.find(({ letter }) => letter === event.key.toLowerCase())
      if (!place) return
      event.preventDefault()
      go(place.path)
    }
    // Before the keys of the screen: the letter alone may mean something else there.
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
