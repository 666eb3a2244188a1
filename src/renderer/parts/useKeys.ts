import { useEffectEvent, useLayoutEffect } from 'react'

/** What a key does. Keys are named as the browser names them, with `Mod+` for Ctrl or Cmd and `Shift+`. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Keys that no field needs, and with which the browser would leave the page: they work while one types, too. */
const alwaysOurs = new Set(['Mod+o'])

/** Keys for a whole screen. Not while a menu or a dialog has the keyboard, and few of them while a field has it. */
export function useKeys(keys: Keys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const name = nameOf(event)
    const act = keys[name]
    if (!act || event.defaultPrevented) return
    const isOurs = alwaysOurs.has(name)
    const isNotNow = isOurs ? isAsking(event.target) : isTaken(event)
    if (isOurs || !isNotNow) event.preventDefault()
    if (!isNotNow) act(event)
  })
  // Before the screen is seen: a key pressed at once is not lost.
  useLayoutEffect(() => {
    const stop = new AbortController()
    addEventListener('keydown', (event) => onKey(event), { signal: stop.signal })
    return () => stop.abort()
  }, [])
}

function nameOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  return [(ctrlKey || metaKey) && 'Mod', altKey && 'Alt', shiftKey && !isSign && 'Shift', name]
    .filter(Boolean)
    .join('+')
}

/**
 * A button or a link that has the focus takes Space and Enter for itself; but Enter on the tab that is shown is for what
 * it shows.
 */
function isPressing({ key, target }: KeyboardEvent): boolean {
  if ((key !== ' ' && key !== 'Enter') || !(target instanceof Element)) return false
  if (key === 'Enter' && target.matches('[role=tab][aria-selected=true]')) return false
  return target.matches('button, a, summary')
}

/** Whether what has the focus does something with the key itself. A slider is moved by some keys and takes no others. */
function isTaken(event: KeyboardEvent): boolean {
  const { target, key } = event
  if (target instanceof Element && target.matches('input[type=range]')) return movesSlider.test(key)
  return isTyping(target) || isPressing(event)
}

const movesSlider = /^(Arrow|Page|Home$|End$)/

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return isAsking(target) || target.closest('input, select, textarea, [contenteditable]') !== null
}

/** What asks something has to be answered first. */
function isAsking(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=menu], [role=dialog]') !== null
}
