import { format } from 'node:util'

/** Calls over the channel between the test and the app's process; both ends run this. */
export interface Peer {
  call(method: string, ...args: unknown[]): Promise<any>
  tell(method: string, ...args: unknown[]): void
}

interface Channel {
  send?: ((message: any, done: () => void) => boolean) | undefined
  on(event: 'message', listener: (message: any) => void): unknown
  readonly connected?: boolean
}

interface Message {
  readonly id: number
  readonly method?: string
  readonly args?: unknown[]
  readonly error?: string
  readonly value?: unknown
}

/** `answers` may be added to later. A call with the id 0 is told, and has no answer. */
export function peer(channel: Channel, answers: Record<string, (...args: any[]) => unknown>): Peer {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  const send = (message: Message): void => {
    // The other end may go while this is on its way.
    if (channel.connected) channel.send!(message, () => {})
  }
  channel.on('message', async (message: Message) => {
    const { id, method, args, error, value } = message
    if (method === undefined) {
      const call = waiting.get(id)
      waiting.delete(id)
      return error === undefined ? call?.resolve(value) : call?.reject(new Error(error))
    }
    try {
      const answer = answers[method]
      if (!answer) throw new Error(`stand-in: no such call ${method}`)
      const result = await answer(...(args ?? []))
      if (id) send({ id, value: result })
    } catch (thrown) {
      if (!id) throw thrown
      send({ id, error: thrown instanceof Error ? thrown.message : format(thrown) })
    }
  })
  return {
    call(method, ...args) {
      const call = Promise.withResolvers<any>()
      waiting.set(++last, call)
      send({ id: last, method, args })
      return call.promise
    },
    tell: (method, ...args) => send({ id: 0, method, args }),
  }
}
