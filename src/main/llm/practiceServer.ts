import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readBody } from 'node:stream/consumers'
import { UsageError } from '../../shared/usageError.ts'
import { seededRandom } from './practice/chance.ts'
import { Counts } from './practice/counts.ts'
import type { Latency } from './practice/latency.ts'
import { drawLatencyMs } from './practice/latency.ts'
import type { PracticeLimits } from './practice/limits.ts'
import type { Answered, HttpRequest } from './practice/practiceModel.ts'
import { PracticeModel } from './practice/practiceModel.ts'
import { knownModels } from './practice/models.ts'
import { sendAnswer } from './practice/wire.ts'

export interface PracticeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  readonly latency?: Latency
  readonly limits?: PracticeLimits
  /** See `parseFault`. */
  readonly faults?: readonly string[]
  /** The same seed gives the same chance. */
  readonly seed?: number
  readonly models?: readonly string[]
  /** When given, the only key that is accepted. */
  readonly apiKey?: string
  /** Keeps every request with its body. */
  readonly keepLog?: boolean
  /** ms UTC, for the rate limits. */
  readonly now?: () => number
}

export interface PracticeServer {
  readonly url: string
  readonly log: readonly Answered[]
  /** How many requests to /v1/messages have come. */
  requests(): number
  /** The most requests that were being answered at the same time. */
  maxInFlight(): number
  /** Resolves as soon as so many requests have come. */
  afterRequests(count: number): Promise<void>
  setFaults(faults: readonly string[]): void
  setLatency(latency: Latency): void
  /** Ends open connections too. */
  close(): Promise<void>
}

/** Starts the practice model: the Messages API on 127.0.0.1, answering tickets by keyword rules. */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  let { latency = 0 } = options
  const { port = 0, seed = 1, now = Date.now } = options
  const model = new PracticeModel({ ...options, models: options.models ?? knownModels, seed, now })
  const random = seededRandom(seed)
  const counts = new Counts()
  const log: Answered[] = []
  const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 }, (request, response) => {
    void serve(request, response)
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await whole(request)
    if (!asked) return void response.destroy()
    const isMessage = asked.method === 'POST' && asked.url.split('?')[0] === '/v1/messages'
    if (isMessage) counts.begin()
    response.on('close', () => isMessage && counts.end())
    const answered = model.answer(asked)
    if (isMessage && options.keepLog) log.push(answered)
    const delayMs = isMessage ? drawLatencyMs(latency, random) : 0
    const send = (): void => sendAnswer(response, answered.answer, answered.fault)
    if (delayMs > 0) setTimeout(send, delayMs)
    else send()
  }

  await listening(server, port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    requests: () => counts.total,
    maxInFlight: () => counts.maxInFlight,
    afterRequests: (count) => counts.reached(count),
    setFaults: (faults) => model.setFaults(faults),
    setLatency: (changed) => void (latency = changed),
    close: () => closed(server),
  }
}

/** null: it broke off, and there is nobody to answer. */
async function whole(request: IncomingMessage): Promise<HttpRequest | null> {
  const { method = 'GET', url = '/', headers } = request
  const body = await readBody(request).catch(() => null)
  return body === null ? null : { method, url, headers, body }
}

type Server = ReturnType<typeof createServer>

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new UsageError(`Port ${port} is taken. Choose another with --port, or 0 for a free one.`)
          : error,
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
