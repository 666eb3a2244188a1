import { setQuery, useRoute } from '../../route.ts'

const questions = ['new', 'rename', 'backup', 'delete', 'set-aside'] as const

/** Which dialog is open, and about which workspace. It stands in the address. */
export interface Asked {
  readonly what: (typeof questions)[number] | null
  readonly name: string
}

export function useAsked(): Asked {
  const { query } = useRoute()
  const what = questions.find((question) => question === query.get('ask')) ?? null
  return { what, name: query.get('name') ?? '' }
}

export function ask(what: Asked['what'], name: string | null = null): void {
  setQuery({ ask: what, name })
}

export function askNothing(): void {
  ask(null)
}
