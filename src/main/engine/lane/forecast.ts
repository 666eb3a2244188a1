import type { Tokens } from '../../../shared/tokens.ts'

/** What is expected of one request. */
export interface Expected {
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Before anything is known: about 3.5 characters a token, and the length of a classified ticket. */
const firstTokensPerByte = 1 / 3.5
const firstOutputTokens = 150

/** Each reply moves the forecast by this share: the last thirty or so count. */
const weight = 1 / 30

/** Learns from every reply of a model how many tokens a request takes, by the size of its body in bytes. */
export class Forecast {
  #tokensPerByte = firstTokensPerByte
  #outputTokens = firstOutputTokens
  #isFirst = true

  expect(bytes: number): Expected {
    return {
      inputTokens: Math.ceil(bytes * this.#tokensPerByte),
      outputTokens: Math.ceil(this.#outputTokens),
    }
  }

  learn(bytes: number, { input, cacheWrite, output }: Tokens): void {
    const share = this.#isFirst ? 1 : weight
    this.#isFirst = false
    this.#tokensPerByte += share * ((input + cacheWrite) / bytes - this.#tokensPerByte)
    this.#outputTokens += share * (output - this.#outputTokens)
  }
}
