import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId, useLayoutEffect } from 'react'
import { create } from 'zustand'

export type CommandGroup = 'This batch' | 'Costs' | 'Workspace' | 'Go to' | 'Items'

/** Something that can be done here, as the command menu lists it. */
export interface Command {
  readonly id: string
  readonly group: CommandGroup
  readonly icon: LucideIcon
  readonly text: string
  /** Its price, its count or how it stands. */
  readonly end?: ReactNode
  /** What does the same: see `KeyNames`. */
  readonly keys?: string
  /** Listed only when it is looked for. */
  readonly isHidden?: boolean
  readonly run: () => void
}

interface Layers {
  readonly layer: 'menu' | 'keys' | 'diagnostics' | 'licences' | null
  /** What the parts of the screen offer, by part. */
  readonly offers: ReadonlyMap<string, readonly Command[]>
}

/** Which layer of commands lies over the screen, and what the screen under it offers. */
export const useLayers = create<Layers>(() => ({ layer: null, offers: new Map() }))

export function openLayer(layer: Layers['layer']): void {
  useLayers.setState({ layer })
}

/** Offers commands for as long as the part that calls it is there. */
export function useOffer(commands: readonly Command[]): void {
  const part = useId()
  // Every time: what a command does may hold what was read last.
  useLayoutEffect(() => {
    useLayers.setState(({ offers }) => ({ offers: new Map(offers).set(part, commands) }))
  })
  useLayoutEffect(
    () => () =>
      useLayers.setState(({ offers }) => ({ offers: new Map([...offers].filter(([key]) => key !== part)) })),
    [part],
  )
}
