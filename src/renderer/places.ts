import type { LucideIcon } from 'lucide-react'
import { Database, Layers, Settings, Wallet } from 'lucide-react'

/** Where one can always go: with G and then the letter, and from the command menu. */
export const places: readonly {
  readonly letter: string
  readonly path: string
  readonly title: string
  readonly icon: LucideIcon
}[] = [
  { letter: 'b', path: 'batches', title: 'Batches', icon: Layers },
  { letter: 'c', path: 'costs', title: 'Costs', icon: Wallet },
  { letter: 'w', path: 'workspaces', title: 'Workspaces', icon: Database },
  { letter: 's', path: 'settings', title: 'Settings', icon: Settings },
]
