import type { Provider } from '../../shared/batch.ts'
import type { Failure, FailureKind } from '../../shared/failure.ts'
import type { Env } from './connect.ts'
import { connect } from './connect.ts'

const timeoutMs = 10_000

/** With these nobody answered; with any other failure the server is there, and says what it wants. */
const unreached: ReadonlySet<FailureKind> = new Set([
  'offline',
  'network',
  'timeout',
  'stalled',
  'broken_body',
])

export interface Probed {
  readonly endpoint: string
  /** null: it answers. */
  readonly failure: Failure | null
  /** Somebody is there, whatever was said. */
  readonly isReached: boolean
}

/** Asks the model server, free of charge, whether it answers. Throws UsageError as `connect` does. */
export async function probed(provider: Provider, env: Env, now: () => number): Promise<Probed> {
  const connection = await connect(provider, env, now)
  try {
    const { failure } = await connection.llm.probe({ timeoutMs })
    return {
      endpoint: connection.endpoint,
      failure,
      isReached: failure === null || !unreached.has(failure.kind),
    }
  } finally {
    await connection.close()
  }
}
