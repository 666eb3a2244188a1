import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Anthropic from '@anthropic-ai/sdk'
import pLimit from 'p-limit'
import type { Job } from '../job.ts'
import { measured } from './measure.ts'
import { requestOf, textIn } from './request.ts'
import type { Ticket } from './tickets.ts'
import { ticketsOf } from './tickets.ts'

const stages = ['input', 'prompt', 'response', 'output'] as const
const maxRetries = 5

/** Baseline (b): four files per item, p-limit, and a retry whose delay doubles. The files are not synced. */
export async function run(job: Job): Promise<void> {
  const sdk = new Anthropic({ apiKey: 'bench', baseURL: job.url, maxRetries: 0 })
  const tickets = ticketsOf(job.tickets, job.spreadTickets)
  const limit = pLimit(job.concurrency)
  for (const stage of stages) await mkdir(join(job.folder, stage))
  await measured(job, async () => {
    const done = await Promise.all(tickets.map((ticket) => limit(() => runTicket(ticket, job.folder, sdk))))
    return done.filter(Boolean).length
  })
}

async function runTicket(ticket: Ticket, folder: string, sdk: Anthropic): Promise<boolean> {
  const save = (stage: (typeof stages)[number], value: unknown) =>
    writeFile(join(folder, stage, `${ticket.id}.json`), JSON.stringify(value))
  try {
    await save('input', ticket)
    const request = requestOf(ticket)
    await save('prompt', request)
    const response = await withRetries(() => sdk.messages.create(request))
    await save('response', response)
    await save('output', JSON.parse(textIn(response)))
    return true
  } catch {
    return false
  }
}

async function withRetries<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries === maxRetries) throw error
      const delayMs = 1_000 * 2 ** tries
      await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
  }
}
