import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const questions = [
  'I was charged twice for my subscription this month.',
  'The app crashes when I open the calendar.',
  'Could you add a dark theme?',
  'How do I change my password?',
]

/** A table of tickets, each with its own question. Returns the file's path. */
export function ticketFile(
  folder: string,
  rows: number,
  bodyOf = questionFor,
  subjectOf = subjectFor,
): string {
  const numbers = Array.from({ length: rows }, (_, index) => index + 1)
  const lines = numbers.map((row) => `T-${row},${subjectOf(row)},"${bodyOf(row)}"`)
  const path = join(folder, 'tickets.csv')
  writeFileSync(path, `id,subject,body\n${lines.join('\n')}\n`)
  return path
}

function questionFor(row: number): string {
  return `${questions[row % questions.length]} (case ${row})`
}

function subjectFor(row: number): string {
  return `Ticket ${row}`
}
