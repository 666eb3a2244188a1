import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import type { HttpRequest } from './server/connection.ts'
import { onRequests, sendAnswer } from './server/connection.ts'
import type { Counts, ServerOptions } from './server/model.ts'
import { createModel, noCounts } from './server/model.ts'

/** The server's process: the Messages API as fast as Node can speak it. Takes nothing from src/. */
const counts: Counts = { ...noCounts }
const plan = createModel(JSON.parse(process.argv[2]!) as ServerOptions, counts)

const server = createServer((socket) => onRequests(socket, (request) => answer(socket, request)))
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }))

process.on('message', (asked) => {
  process.send!({ counts })
  if (asked === 'reset') Object.assign(counts, noCounts)
})
process.on('disconnect', () => process.exit())

function answer(socket: Socket, { method, path, body }: HttpRequest): void {
  if (method !== 'POST' || !path.startsWith('/v1/messages')) {
    return sendAnswer(socket, { status: 404, headerLines: '', body: '{}' })
  }
  begin(body)
  const { delayMs, answer } = plan(body)
  const finish = (): void => {
    counts.inFlight--
    const given = answer()
    if (given) sendAnswer(socket, given)
    else socket.resetAndDestroy()
  }
  if (delayMs > 0) setTimeout(finish, delayMs)
  else finish()
}

function begin(body: Buffer): void {
  counts.firstAt ??= Date.now()
  counts.requests++
  counts.bodyBytes += body.length
  counts.inFlight++
  counts.maxInFlight = Math.max(counts.maxInFlight, counts.inFlight)
}
