import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that answers every request with exactly these bytes. `onRequest` hears what came. */
export async function rawServer(
  answer: string,
  onRequest: (text: string) => void = () => undefined,
): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk.toString()
      if (!isWhole(received)) return
      onRequest(received)
      socket.end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A complete HTTP response. */
export function http(status: number, body: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} X\r\n${lines.join('')}connection: close\r\n\r\n${body}`
}

function isWhole(request: string): boolean {
  const [head, body] = request.split('\r\n\r\n', 2)
  const length = /content-length: (\d+)/i.exec(head!)?.[1] ?? '0'
  return body !== undefined && Buffer.byteLength(body) >= Number(length)
}
