import type { ServerResponse } from 'node:http'
import type { FaultKind } from './faultKinds.ts'
import type { HttpAnswer } from './httpAnswer.ts'

const dripEveryMs = 20
const page = '<!doctype html><html><head><title>Proxy</title></head><body>Please sign in.</body></html>'

/** Sends an answer, broken in the way that was asked for. */
export function sendAnswer(response: ServerResponse, answer: HttpAnswer, fault: FaultKind | null): void {
  const half = answer.body.slice(0, answer.body.length / 2)
  switch (fault) {
    case 'reset':
      return void response.socket?.resetAndDestroy()
    case 'hang':
      return
    case 'reset-headers':
      return begin(response, answer, '', () => response.socket?.resetAndDestroy())
    case 'reset-body':
      return begin(response, answer, half, () => response.socket?.resetAndDestroy())
    case 'stall':
      return begin(response, answer, half, () => undefined)
    case 'drip':
      return drip(response, answer)
    case 'truncated-json':
      return sendWhole(response, { ...answer, body: half })
    case 'html':
      return sendWhole(response, { status: 200, headers: { 'content-type': 'text/html' }, body: page })
    case 'html-502':
      return sendWhole(response, { status: 502, headers: { 'content-type': 'text/html' }, body: page })
    case 'empty-body':
      return sendWhole(response, { ...answer, body: '' })
    default:
      return sendWhole(response, answer)
  }
}

function sendWhole(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
}

function begin(response: ServerResponse, answer: HttpAnswer, part: string, then: () => void): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
  response.flushHeaders()
  response.write(part || ' ', then)
}

function drip(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, headers)
  let at = 0
  const timer = setInterval(() => {
    if (at < body.length) response.write(body[at++])
    else response.end()
  }, dripEveryMs)
  response.on('close', () => clearInterval(timer))
}
