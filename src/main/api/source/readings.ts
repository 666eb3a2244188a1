import { UsageError } from '../../../shared/usageError.ts'

interface Reading {
  readonly key: string
  readonly stop: AbortController
}

/** Reads every source in one way at a time: a newer way ends the older reading, whose answer nobody waits for. */
export function createReadings() {
  const readings = new Map<string, Reading>()
  return async <T>(source: string, way: unknown, read: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const mine = { key: JSON.stringify(way), stop: new AbortController() }
    const before = readings.get(source)
    if (before && before.key !== mine.key) before.stop.abort(anew)
    readings.set(source, mine)
    const { signal } = mine.stop
    try {
      const result = await read(signal)
      signal.throwIfAborted()
      return result
    } catch (error) {
      // A stream that is ended says so in words of its own.
      throw signal.aborted ? signal.reason : error
    } finally {
      if (readings.get(source) === mine) readings.delete(source)
    }
  }
}

const anew = new UsageError('This file is being read in another way now.')
