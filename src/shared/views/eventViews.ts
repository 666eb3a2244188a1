import { z } from 'zod'
import { count, instant } from './measures.ts'

/**
 * What an event is about: a person, what may be asked of a model, a model's health, what went wrong, the run itself.
 */
export const eventTopics = ['operator', 'limits', 'models', 'trouble', 'run'] as const
export const eventTopic = z.enum(eventTopics)
export type EventTopic = z.infer<typeof eventTopic>

/** Grows with time: a later event of a batch has a higher one. */
export const eventId = z.int().positive()

const loggedEvent = z.object({
  id: eventId,
  at: instant,
  topic: eventTopic,
  /** What happened, by name: see `Events`. A change of the limiter has its cause here. */
  kind: z.string(),
  message: z.string(),
  /** The row that a person changed. */
  row: count.nullable(),
})
export type LoggedEvent = z.infer<typeof loggedEvent>

export const eventsPage = z.object({
  /** Newest first. */
  events: z.array(loggedEvent),
  /** Entries above the first of them. */
  newer: count,
  hasOlder: z.boolean(),
  /** All entries of the batch, by what they are about. */
  counts: z.record(eventTopic, count),
})
export type EventsPage = z.infer<typeof eventsPage>

/** What a chart shows of a moment: the newest of several events of one kind in one step. */
export const chartMark = z.object({
  id: eventId,
  at: instant,
  kind: z.string(),
  count: z.int().positive(),
  message: z.string(),
  /** Calls allowed at once from then on, where it is about that. */
  concurrency: count.nullable(),
})
export type ChartMark = z.infer<typeof chartMark>
