import { useRef } from 'react'
import type { ItemLine } from '../../../../../shared/views/itemViews.ts'

interface Pressed {
  readonly hold: () => void
  readonly drop: () => void
  /** Acts on the row that was pressed; by keyboard, on the one that is there. */
  readonly act: (run: (item: ItemLine) => void) => void
}

/** Other rows may come to stand here while the button is down: the click is for the one that was pressed. */
export function usePressed(item: ItemLine | undefined): Pressed {
  const held = useRef<ItemLine | undefined>(undefined)
  return {
    hold: () => void (held.current = item),
    drop: () => void (held.current = undefined),
    act: (run) => {
      const pressed = held.current ?? item
      held.current = undefined
      if (pressed) run(pressed)
    },
  }
}
