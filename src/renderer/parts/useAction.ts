import { useState } from 'react'

export interface Action {
  readonly isBusy: boolean
  readonly error: string | null
  /** Runs it unless it is running already. */
  run(work: () => Promise<unknown>): Promise<void>
}

/** Something the operator starts that may be refused: the sentence is shown where it was started. */
export function useAction(): Action {
  const [state, setState] = useState<{ isBusy: boolean; error: string | null }>({
    isBusy: false,
    error: null,
  })
  return {
    ...state,
    async run(work) {
      if (state.isBusy) return
      setState({ isBusy: true, error: null })
      try {
        await work()
        setState({ isBusy: false, error: null })
      } catch (error) {
        setState({ isBusy: false, error: (error as Error).message })
      }
    },
  }
}
