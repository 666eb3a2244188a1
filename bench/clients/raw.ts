import type Anthropic from '@anthropic-ai/sdk'
import { Pool } from 'undici'
import type { Job } from '../job.ts'
import { measured } from './measure.ts'
import { requestOf, textIn } from './request.ts'
import { ticketsOf } from './tickets.ts'

const headers = {
  'content-type': 'application/json',
  'anthropic-version': '2023-06-01',
  authorization: 'Bearer bench',
}

/** Baseline (c): HTTP without the SDK. As many loops as connections; stores nothing, retries nothing. */
export async function run(job: Job): Promise<void> {
  const pool = new Pool(job.url, { connections: job.concurrency, pipelining: 1 })
  const tickets = ticketsOf(job.tickets, job.spreadTickets)
  await measured(job, async () => {
    let next = 0
    let complete = 0
    const loop = async (): Promise<void> => {
      for (let ticket = tickets[next++]; ticket; ticket = tickets[next++]) {
        const body = JSON.stringify(requestOf(ticket))
        const response = await pool.request({ method: 'POST', path: '/v1/messages', headers, body })
        const message = JSON.parse(await response.body.text()) as Anthropic.Message
        if (JSON.parse(textIn(message)) !== null) complete++
      }
    }
    await Promise.all(Array.from({ length: job.concurrency }, loop))
    return complete
  })
  await pool.close()
}
