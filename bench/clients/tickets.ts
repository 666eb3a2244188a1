import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { logNormal } from '../server/chance.ts'

export interface Ticket {
  readonly id: string
  readonly subject: string
  readonly body: string
}

const complaints = [
  'I was charged twice for my subscription this month and the second charge has not been returned yet.',
  'The app closes by itself as soon as I open the calendar on my tablet, every time since the update.',
  'Could you add a dark theme for those of us who work at night? My colleagues ask for it as well.',
  'How do I change the address on my invoices? I looked through all of the settings and did not find it.',
]
const rest = ' It would help to hear from you today, since other people here are waiting for an answer too.'

/** Ticket number `number`, from 1. No two are alike, so that no cache can answer. */
function ticketOf(number: number, isSpread: boolean): Ticket {
  const body = `${complaints[number % complaints.length]} (case ${number})`
  const length = isSpread
    ? Math.round(logNormal({ p50: 400, p95: 4_000 }, 5, number))
    : body.length + rest.length
  const filling = rest.repeat(Math.max(0, Math.ceil((length - body.length) / rest.length)))
  return {
    id: `T-${number}`,
    subject: `Question ${number}`,
    body: (body + filling).slice(0, Math.max(body.length, length)),
  }
}

export function ticketsOf(count: number, isSpread: boolean): Ticket[] {
  return Array.from({ length: count }, (_, index) => ticketOf(index + 1, isSpread))
}

/** Writes the same tickets as a CSV file without holding them all. Returns its path. */
export async function ticketFile(folder: string, count: number, isSpread: boolean): Promise<string> {
  const path = join(folder, 'tickets.csv')
  await pipeline(Readable.from(csvPages(count, isSpread)), createWriteStream(path))
  return path
}

const pageRows = 1_000

function* csvPages(count: number, isSpread: boolean): Generator<string> {
  yield 'id,subject,body\n'
  for (let first = 1; first <= count; first += pageRows) {
    const rows = Array.from({ length: Math.min(pageRows, count - first + 1) }, (_, index) => first + index)
    yield rows.map((number) => csvRow(ticketOf(number, isSpread))).join('')
  }
}

function csvRow({ id, subject, body }: Ticket): string {
  return `${id},${subject},"${body}"\n`
}
