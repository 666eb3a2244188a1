/** Tokens of one call, as the Messages API counts them: total input = input + cacheWrite + cacheRead. */
export interface Tokens {
  readonly input: number
  readonly cacheWrite: number
  readonly cacheRead: number
  readonly output: number
}

export const tokenKinds = [
  'input',
  'cacheWrite',
  'cacheRead',
  'output',
] as const satisfies readonly (keyof Tokens)[]

export const noTokens: Tokens = { input: 0, cacheWrite: 0, cacheRead: 0, output: 0 }
