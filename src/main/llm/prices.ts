import { z } from 'zod'
import builtIn from '../../../resources/prices.json' with { type: 'json' }
import type { Tokens } from '../../shared/tokens.ts'
import { noTokens } from '../../shared/tokens.ts'
import { UsageError } from '../../shared/usageError.ts'

/** The chain that a batch has when the operator names no models. */
export const defaultModels: readonly string[] = ['claude-sonnet-5-5', 'claude-haiku-5-5']

interface ModelFacts {
  /** Whether `output_config.format` may be sent. */
  readonly structuredOutput: boolean
  /** null: not known. */
  readonly maxOutputTokens: number | null
  readonly lifecycle: 'active' | 'deprecated' | 'retired' | 'unknown'
}

export interface Prices {
  /** The ids of all models that have a price, the newest of a family first. */
  readonly models: readonly string[]
  /** What these tokens cost at that time, in nano-dollars. null: the price is not known. */
  costNanoUsd(model: string, tokens: Tokens, atMs: number): number | null
  modelFacts(model: string): ModelFacts
  /** One sentence about a model that has no price, is going to be retired, or is; null when there is nothing to say. */
  modelWarning(model: string, atMs: number): string | null
  /** All models that have a price, in the order of the table, without their other names. */
  list(atMs: number): readonly ListedModel[]
  /** The id under which a name has its price; null: it has none. */
  idOf(name: string): string | null
}

interface ListedModel {
  readonly id: string
  readonly lifecycle: 'active' | 'deprecated' | 'retired'
  /** nano-dollars a token, for a short prompt. */
  readonly inputNanoUsd: number
  readonly outputNanoUsd: number
  /** The day since which this price holds, as 2026-11-09. */
  readonly pricesFrom: string
  /** The whole price: bands of rising prompt length, the last of any length. */
  readonly bands: readonly PriceBand[]
  /** Came with the program, is the operator's, or the operator's in place of one that came with it. */
  readonly origin: 'shipped' | 'own' | 'changed'
  readonly warning: string | null
}

/** A price for prompts up to so many tokens, cache reads and writes included; of any length where that is left out. */
export type PriceBand = Omit<ModelEntry['prices'][number], 'from'>
/** A model as it stands in a price file. */
export type ModelEntry = z.input<typeof model>

const nanoUsd = z.int().min(0)
const price = z
  .strictObject({
    from: z.iso.date(),
    /** This price holds for prompts up to so many tokens, cache reads and writes included. */
    maxPromptTokens: z.int().positive().optional(),
    input: nanoUsd,
    output: nanoUsd,
    cacheWrite5m: nanoUsd,
    /** Not asked for, so not needed. */
    cacheWrite1h: nanoUsd.optional(),
    cacheRead: nanoUsd,
  })
  .transform(({ from, ...amounts }) => ({ ...amounts, fromMs: Date.parse(from) }))
const model = z.strictObject({
  aliases: z.array(z.string()).optional(),
  lifecycle: z.enum(['active', 'deprecated', 'retired']),
  retiresAt: z.iso.date().optional(),
  structuredOutput: z.boolean(),
  maxOutputTokens: z.int().positive().optional(),
  prices: z
    .array(price)
    .min(1)
    .transform((prices) => prices.toSorted(oldestFirst)),
})
const priceTable = z.object({ models: z.record(z.string(), model) })

/** A file that is written by hand has them in any order. Of one day, those of short prompts come first. */
function oldestFirst(a: Price, b: Price): number {
  return a.fromMs - b.fromMs || (a.maxPromptTokens ?? Infinity) - (b.maxPromptTokens ?? Infinity)
}

/** As they came with the program. */
export const shippedModels = builtIn.models as Readonly<Record<string, ModelEntry>>

type Model = z.infer<typeof model>
type Price = z.infer<typeof price>

/**
 * The dated price table that came with the program (resources/prices.json), with the operator's own models laid over
 * it. Throws UsageError when the operator's part is not in the form of that file.
 */
export function createPrices(overrides?: unknown): Prices {
  const own = ownModels(overrides)
  const table = { ...priceTable.parse(builtIn).models, ...own }
  const models = byName(table)
  return {
    models: Object.keys(table),
    costNanoUsd(id, tokens, atMs) {
      const entry = models.get(id)
      return entry ? costOf(tokens, priceFor(entry, tokens, atMs)) : null
    },
    modelFacts: (id) => factsOf(id, models.get(id)),
    modelWarning: (id, atMs) => warningFor(id, models.get(id), atMs),
    list: (atMs) => Object.entries(table).map(([id, entry]) => listed(id, entry, originOf(id, own), atMs)),
    idOf: (name) => Object.keys(table).find((id) => models.get(id) === models.get(name)) ?? null,
  }
}

function ownModels(overrides: unknown): Record<string, Model> {
  if (overrides === undefined) return {}
  const parsed = priceTable.safeParse(overrides)
  if (parsed.success) return parsed.data.models
  const { path, message } = parsed.error.issues[0]!
  throw new UsageError(`prices.json in the data folder cannot be used: ${path.join('.')}: ${message}.`)
}

function byName(table: Readonly<Record<string, Model>>): ReadonlyMap<string, Model> {
  return new Map(
    Object.entries(table).flatMap(([id, entry]) =>
      [id, ...(entry.aliases ?? [])].map((name) => [name, entry]),
    ),
  )
}

/**
 * The newest price that was in force, and of its length bands the first that the prompt fits into, else the longest: a
 * price that is too low is better than none, as budgets count only what has one.
 */
function priceFor(entry: Model, tokens: Tokens, atMs: number): Price {
  // Calls before the first known price are charged at it: a price that is too old is better than none.
  const newest = entry.prices.findLast(({ fromMs }) => fromMs <= atMs) ?? entry.prices[0]!
  const prompt = tokens.input + tokens.cacheWrite + tokens.cacheRead
  const fits = ({ maxPromptTokens }: Price) => prompt <= (maxPromptTokens ?? Infinity)
  const bands = entry.prices.filter(({ fromMs }) => fromMs === newest.fromMs)
  return bands.find(fits) ?? bands.at(-1)!
}

/** Cache writes are those of five minutes: Millrace asks for no other. */
function costOf(tokens: Tokens, { input, cacheWrite5m, cacheRead, output }: Price): number {
  return (
    tokens.input * input +
    tokens.cacheWrite * cacheWrite5m +
    tokens.cacheRead * cacheRead +
    tokens.output * output
  )
}

function factsOf(id: string, entry: Model | undefined): ModelFacts {
  if (!entry) {
    const isClaude = id.startsWith('claude-')
    return { structuredOutput: isClaude, maxOutputTokens: null, lifecycle: 'unknown' }
  }
  const { structuredOutput, maxOutputTokens, lifecycle } = entry
  return { structuredOutput, maxOutputTokens: maxOutputTokens ?? null, lifecycle }
}

function originOf(id: string, own: object): ListedModel['origin'] {
  if (!Object.hasOwn(own, id)) return 'shipped'
  return Object.hasOwn(shippedModels, id) ? 'changed' : 'own'
}

function listed(id: string, entry: Model, origin: ListedModel['origin'], atMs: number): ListedModel {
  const { fromMs, input, output } = priceFor(entry, noTokens, atMs)
  const bands = entry.prices.filter((price) => price.fromMs === fromMs)
  return {
    id,
    lifecycle: isRetired(entry, atMs) ? 'retired' : entry.lifecycle,
    inputNanoUsd: input,
    outputNanoUsd: output,
    pricesFrom: new Date(fromMs).toISOString().slice(0, 10),
    bands,
    origin,
    warning: warningFor(id, entry, atMs),
  }
}

function isRetired({ lifecycle, retiresAt }: Model, atMs: number): boolean {
  return lifecycle === 'retired' || (retiresAt !== undefined && atMs >= Date.parse(retiresAt))
}

function warningFor(id: string, entry: Model | undefined, atMs: number): string | null {
  if (!entry)
    return `The price of ${id} is not known, so its cost cannot be shown. Add it in the window under Costs, or to prices.json in the data folder.`
  const { lifecycle, retiresAt } = entry
  if (isRetired(entry, atMs)) {
    return `${id} was retired${retiresAt ? ` on ${retiresAt}` : ''}: the API will not find it, and the next model will answer. Choose another with --model.`
  }
  if (lifecycle === 'active') return null
  return `${id} is deprecated${retiresAt ? ` and will be retired on ${retiresAt}` : ''}. Choose another with --model.`
}
