import type { MouseEvent } from 'react'

/** Acts when the pointer moves. What scrolls by under a resting pointer does not take the cursor. */
export function onMoved(act: () => void) {
  return ({ movementX, movementY }: MouseEvent): void => {
    if (movementX !== 0 || movementY !== 0) act()
  }
}
