import { setImmediate as turn } from 'node:timers/promises'
import type { FailureKind } from '../../src/shared/failure.ts'
import type { CallResult, LlmClient, ModelRequest, Reply } from '../../src/main/llm/call.ts'
import { between, oneOf } from './rounds.ts'

export interface ScriptedModel extends LlmClient {
  /** Every request, in the order they came. */
  readonly asked: readonly ModelRequest[]
  /** From now on, this share of requests fails in one way or another. */
  setTrouble(share: number): void
}

/** The longest that this model asks anyone to wait, in ms. */
export const longestRetryAfterMs = 60_000

/** A model that answers in this process, good or bad by the given chance, after a few turns of the event loop. */
export function scriptedModel(random: () => number, trouble = 0): ScriptedModel {
  const asked: ModelRequest[] = []
  let share = trouble
  return {
    asked,
    setTrouble: (next) => void (share = next),
    async send(request) {
      asked.push(request)
      for (let turns = between(random, 0, 6); turns > 0; turns--) await turn()
      return random() < share ? oneOf(random, troubles)(request, random) : answered(request, goodText)
    },
    probe: () => Promise.resolve({ ...noAnswer, status: 200 }),
    close: () => Promise.resolve(),
  }
}

const goodText = JSON.stringify({
  urgency: 'low',
  category: 'billing',
  suggested_response: 'Thank you for writing to us. We look into it.',
  confidence: 0.9,
})

/** A call of which nothing is known. */
export const noAnswer: CallResult = {
  status: null,
  requestId: null,
  reply: null,
  failure: null,
  retryAfterMs: null,
  limits: null,
}

type Trouble = (request: ModelRequest, random: () => number) => CallResult

const failing =
  (kind: FailureKind, status: number | null): Trouble =>
  () => ({ ...noAnswer, status, failure: { kind, message: `scripted ${kind}` } })

const replying =
  (text: string, kind: FailureKind | null): Trouble =>
  (request) => ({ ...answered(request, text), failure: kind && { kind, message: `scripted ${kind}` } })

/** As often as they stand here. */
const troubles: readonly Trouble[] = [
  failing('overloaded', 529),
  failing('server_error', 500),
  failing('timeout', null),
  failing('network', null),
  failing('stalled', 200),
  failing('bad_request', 400),
  failing('model_not_found', 404),
  failing('auth', 401),
  failing('offline', null),
  replying('I would rather not say.', null),
  replying('{"urgency":"whenever"}', null),
  replying('', 'empty_reply'),
  replying('{"urgency":"lo', 'truncated'),
  replying('No.', 'refusal'),
  (request, random) => ({
    ...failing('rate_limited', 429)(request, random),
    retryAfterMs: oneOf(random, [null, 1_000, longestRetryAfterMs]),
  }),
]

function answered({ model }: ModelRequest, text: string): CallResult {
  const usage = { input_tokens: 400, output_tokens: 60 }
  const body = { type: 'message', model, content: [{ type: 'text', text }], usage }
  const tokens = { input: 400, cacheWrite: 0, cacheRead: 0, output: 60 }
  const reply: Reply = { json: JSON.stringify(body), body, model, text, stopReason: 'end_turn', tokens }
  return { ...noAnswer, status: 200, reply }
}
