import type { LucideIcon } from 'lucide-react'
import {
  Check,
  CircleCheck,
  CircleStop,
  FileWarning,
  Gauge,
  History,
  Hourglass,
  ListPlus,
  Pause,
  PencilLine,
  Play,
  Plug,
  RotateCw,
  SkipForward,
  SlidersHorizontal,
  TrendingUp,
  TriangleAlert,
  Unplug,
  UserRound,
} from 'lucide-react'
import type { EventTopic, LoggedEvent } from '../../../shared/views/eventViews.ts'
import type { PauseReason } from '../../../shared/batch.ts'
import { wholeSentence } from '../../../shared/words/wholeSentence.ts'
import { duration, inLocale } from '../../parts/format.ts'
import { pauseWord } from '../../parts/pauseWord.ts'

interface Look {
  readonly icon: LucideIcon
  readonly word: string
}

const lookByKind: Readonly<Record<string, Look>> = {
  asked: { icon: UserRound, word: 'start' },
  started: { icon: Play, word: 'run' },
  complete: { icon: CircleCheck, word: 'complete' },
  cancelled: { icon: CircleStop, word: 'cancelled' },
  tuned: { icon: SlidersHorizontal, word: 'settings' },
  retry: { icon: RotateCw, word: 'retry' },
  rest: { icon: ListPlus, word: 'the rest' },
  skipped: { icon: SkipForward, word: 'skipped' },
  override: { icon: UserRound, word: 'override' },
  accept: { icon: Check, word: 'accepted' },
  keep: { icon: History, word: 'kept' },
  edit: { icon: PencilLine, word: 'edit' },
  allowed: { icon: Gauge, word: 'limits' },
  held: { icon: Hourglass, word: '429' },
  grew: { icon: TrendingUp, word: 'growth' },
  trouble: { icon: TriangleAlert, word: 'errors' },
  down: { icon: Unplug, word: 'model down' },
  gone: { icon: Unplug, word: 'no such model' },
  back: { icon: Plug, word: 'model back' },
  lost_calls: { icon: Unplug, word: 'calls dropped' },
  files: { icon: FileWarning, word: 'files' },
}

/** The sign and the word of an event, by its kind. */
export function eventLook(kind: string): Look {
  if (kind.startsWith('paused:'))
    return { icon: Pause, word: `paused, ${pauseWord(kind.slice('paused:'.length) as PauseReason)}` }
  return lookByKind[kind] ?? { icon: TriangleAlert, word: kind.replaceAll('_', ' ') }
}

/** What holds a batch back is coloured; its sign says it too. */
export function eventTone(kind: string): 'bad' | 'held' | 'plain' {
  if (kind === 'down' || kind === 'gone' || kind === 'lost_calls') return 'bad'
  return kind === 'held' || kind === 'trouble' ? 'held' : 'plain'
}

/**
 * As people read it: an arrow for what the command line writes with signs, a wait in seconds, and a full stop, which
 * older versions did not always write.
 */
export function eventText({ kind, message }: Pick<LoggedEvent, 'kind' | 'message'>): string {
  const text = inLocale(message)
    .replaceAll(' -> ', ' → ')
    .replaceAll(/\bheld for (\d+) ms\b/g, (_, ms: string) => `held for ${duration(Number(ms))}`)
  return wholeSentence(kind === 'tuned' ? text[0]!.toUpperCase() + text.slice(1) : text)
}

export const topicTitles: Readonly<Record<EventTopic, string>> = {
  operator: 'Operator',
  limits: 'Limits',
  models: 'Models',
  trouble: 'Trouble',
  run: 'Runs',
}
