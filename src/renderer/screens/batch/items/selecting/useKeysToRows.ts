import { useRef } from 'react'

interface KeysToRows {
  /** Something was chosen that says which rows are shown. */
  readonly chosen: () => void
  /** For the menu: the keyboard goes on to the rows, and where nothing was chosen back to the button. */
  readonly onCloseAutoFocus: (event: Event) => void
}

/** Whoever chose in a menu which rows are shown goes through them next, with the arrows. */
export function useKeysToRows(): KeysToRows {
  const isChosen = useRef(false)
  return {
    chosen: () => void (isChosen.current = true),
    onCloseAutoFocus: (event) => {
      if (!isChosen.current) return
      isChosen.current = false
      event.preventDefault()
      document.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true })
    },
  }
}
