/** `MILLRACE_FAULT_ROUNDS`: `long`, or how often; without it each fault is tried a few times. */
const wanted = process.env['MILLRACE_FAULT_ROUNDS']

export function rounds(short: number, long: number): number {
  if (!wanted) return short
  return wanted === 'long' ? long : Number(wanted)
}

/** The long form takes as long as it takes. */
export const testTimeoutMs = wanted ? 0 : 120_000

/**
 * Runs a test once a seed. A failure names its seed, and `MILLRACE_SEED=n` replays that one alone.
 */
export async function forEachSeed(
  [short, long]: readonly [short: number, long: number],
  run: (seed: number) => void | Promise<void>,
): Promise<void> {
  const one = process.env['MILLRACE_SEED']
  const count = rounds(short, long)
  const seeds = one ? [Number(one)] : Array.from({ length: count }, (_, index) => index + 1)
  for (const seed of seeds) {
    try {
      await run(seed)
    } catch (error) {
      if (error instanceof Error)
        error.message = `seed ${seed} (replay: MILLRACE_SEED=${seed}): ${error.message}`
      throw error
    }
  }
}

/** A whole number from `least` to `most`, both included. */
export function between(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

export function oneOf<T>(random: () => number, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)]!
}
