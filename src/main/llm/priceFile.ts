import { existsSync, readFileSync, statSync } from 'node:fs'
import { UsageError } from '../../shared/usageError.ts'
import { writeJson } from '../wholeFile.ts'
import type { ModelEntry, PriceBand, Prices } from './prices.ts'
import { createPrices, shippedModels } from './prices.ts'

/** The operator's own prices in the data folder, laid over those that came with the program. */
export interface PriceFile {
  /** As they are now: read again when the file has changed, by whomever. Throws UsageError when it cannot be used. */
  read(): Prices
  /** Differs when somebody has changed the file: cheap, and nothing of it is read. */
  stamp(): string
  /** The model's price from that day on, as 2026-11-25; what it was before, and is to be later, stays. */
  set(model: string, bands: readonly PriceBand[], day: string): void
  /** Back to the price that came with the program; a model that is only the operator's is gone. */
  forget(model: string): void
}

interface Content {
  readonly models: Readonly<Record<string, ModelEntry>>
}

export function createPriceFile(file: string): PriceFile {
  let stamp = stampOf(file)
  let prices = createPrices(contentOf(file))

  function read(): Prices {
    const found = stampOf(file)
    if (found !== stamp) prices = createPrices(contentOf(file))
    stamp = found
    return prices
  }

  function write(models: Content['models']): void {
    writeJson(file, { ...contentOf(file), models })
    read()
  }

  /** What stands in the file, as it is written there: `read` has found it good. */
  function ownModels(): Content['models'] {
    read()
    return contentOf(file)?.models ?? {}
  }

  return {
    read,
    stamp: () => stampOf(file),
    set(model, bands, day) {
      const own = ownModels()
      write({ ...own, [model]: priced(entryOf(model, own), bands, day) })
    },
    forget(model) {
      const { [model]: _, ...others } = ownModels()
      write(others)
    },
  }
}

/** The operator's own entry, else that which came with the program. */
function entryOf(model: string, own: Content['models']): ModelEntry {
  const known = [own, shippedModels].find((models) => Object.hasOwn(models, model))
  return known?.[model] ?? unknownModel(model)
}

function priced(entry: ModelEntry, bands: readonly PriceBand[], day: string): ModelEntry {
  const earlier = entry.prices.filter(({ from }) => from < day)
  const later = entry.prices.filter(({ from }) => from > day)
  return { ...entry, prices: [...earlier, ...bands.map((band) => ({ from: day, ...band })), ...later] }
}

/** Of a model that Millrace does not know, only the price is told. */
function unknownModel(id: string): ModelEntry {
  return { lifecycle: 'active', structuredOutput: id.startsWith('claude-'), prices: [] }
}

/** Another file, or one of another time or length, is read again. */
function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : ''
}

function contentOf(file: string): Content | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content
  } catch {
    throw new UsageError(
      `The price file ${file} is not valid JSON. Correct it, or remove it to use the built-in prices.`,
    )
  }
}
