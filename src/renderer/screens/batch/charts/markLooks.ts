import type { LucideIcon } from 'lucide-react'
import {
  CircleStop,
  Hourglass,
  Pause,
  Play,
  Plug,
  RotateCw,
  SlidersHorizontal,
  TriangleAlert,
  Unplug,
} from 'lucide-react'

/** The sign of an event, by its kind; other kinds are marked by a line alone. */
const iconByKind: Readonly<Record<string, LucideIcon>> = {
  held: Hourglass,
  trouble: TriangleAlert,
  down: Unplug,
  gone: Unplug,
  back: Plug,
  started: Play,
  tuned: SlidersHorizontal,
  retry: RotateCw,
  cancelled: CircleStop,
}

export function markIcon(kind: string): LucideIcon {
  return kind.startsWith('paused:') ? Pause : (iconByKind[kind] ?? TriangleAlert)
}

/** What holds a batch back is coloured; its sign says it too. */
export function markTone(kind: string): 'bad' | 'held' | 'plain' {
  if (kind === 'down' || kind === 'gone') return 'bad'
  return kind === 'held' || kind === 'trouble' ? 'held' : 'plain'
}
