import Anthropic from '@anthropic-ai/sdk'
import pLimit from 'p-limit'
import type { Job } from '../job.ts'
import { measured } from './measure.ts'
import { requestOf, textIn } from './request.ts'
import { ticketsOf } from './tickets.ts'

/** Baseline (a): the SDK as it comes, with its own retries, and p-limit. Stores nothing. */
export async function run(job: Job): Promise<void> {
  const sdk = new Anthropic({ apiKey: 'bench', baseURL: job.url })
  const tickets = ticketsOf(job.tickets, job.spreadTickets)
  const limit = pLimit(job.concurrency)
  await measured(job, async () => {
    const answers = await Promise.all(
      tickets.map((ticket) =>
        limit(async () => {
          try {
            return JSON.parse(textIn(await sdk.messages.create(requestOf(ticket)))) as object
          } catch {
            return null
          }
        }),
      ),
    )
    return answers.filter((answer) => answer !== null).length
  })
}
