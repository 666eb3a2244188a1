/** Runs in the page: presses a button of the dialog, and resolves with the ms until the dialog says so, or is gone. */
export function pressed({
  button,
  until,
}: {
  readonly button: string
  readonly until: string | null
}): Promise<number> {
  const isOver = (): boolean => {
    const dialog = document.querySelector('[role=dialog]')
    return until === null ? dialog === null : (dialog?.textContent.includes(until) ?? false)
  }
  return new Promise((resolve) => {
    const from = performance.now()
    const look = (): void => {
      if (isOver()) resolve(performance.now() - from)
      else requestAnimationFrame(look)
    }
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] footer button')]
    buttons.find(({ textContent }) => textContent === button)!.click()
    look()
  })
}

/** Runs in the page: whether a progress bar is half way. */
export function isHalfWay(): boolean {
  const bar = document.querySelector<HTMLProgressElement>('[role=dialog] progress')
  return bar !== null && bar.value * 2 >= bar.max
}
