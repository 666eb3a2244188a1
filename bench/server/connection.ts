import type { Socket } from 'node:net'

export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly body: Buffer
}

/** Reads HTTP/1.1 requests with a content length from one connection; nothing else is spoken here. */
export function onRequests(socket: Socket, handle: (request: HttpRequest) => void): void {
  let received: Buffer = Buffer.alloc(0)
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    for (let taken = takeRequest(received); taken; taken = takeRequest(received)) {
      received = received.subarray(taken.length)
      handle(taken.request)
    }
  })
}

function takeRequest(bytes: Buffer): { request: HttpRequest; length: number } | null {
  const headLength = bytes.indexOf('\r\n\r\n')
  if (headLength < 0) return null
  const head = bytes.toString('latin1', 0, headLength)
  const bodyLength = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
  const length = headLength + 4 + bodyLength
  if (bytes.length < length) return null
  const [method, path] = head.slice(0, head.indexOf('\r\n')).split(' ', 2)
  return { request: { method: method!, path: path!, body: bytes.subarray(headLength + 4, length) }, length }
}

export interface HttpAnswer {
  readonly status: number
  /** Each line with its line end. */
  readonly headerLines: string
  /** ASCII. */
  readonly body: string
}

export function sendAnswer(socket: Socket, { status, headerLines, body }: HttpAnswer): void {
  if (socket.destroyed) return
  socket.write(
    `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\n${headerLines}content-length: ${body.length}\r\n\r\n${body}`,
    'latin1',
  )
}
