import type { Desk } from '../desk.ts'

const subjects = [
  'Charged twice',
  'App crashes on start',
  'A dark mode would be nice',
  'Password reset',
  'Where is my parcel?',
]
const bodies = [
  'I was charged twice for my order. Please refund one of the payments.',
  'The app crashes as soon as I open the calendar on my phone.',
  'Could you add a dark theme? My eyes would thank you.',
  'The link in the mail to reset my password does not work.',
  'My parcel has not moved since Monday. Where is it?',
]

/** Questions of a shop, about orders from a number on; every 17th cannot be answered, every 23rd is slow to be. */
export function shopTickets(desk: Desk, rows: number, name: string, firstOrder = 1001): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = index + 1
    const trouble = row % 17 === 0 ? ' refuse-this' : row % 23 === 0 ? ' overload-this' : ''
    return `TKT-${2000 + row},${subjects[row % 5]},"${bodies[row % 5]} Order 55-${firstOrder + index}.${trouble}"`
  })
  return desk.file(name, `ticket_id,subject,body\n${lines.join('\n')}\n`)
}

/** So many questions, all of them asked more than once. */
export function repeatedTickets(desk: Desk, rows: number, name: string): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const [subject, body] = [subjects[index % 5], bodies[index % 5]]
    return `TKT-${2001 + index},${subject},"${body} Order 55-${1000 + (index % 90)}."`
  })
  return desk.file(name, `ticket_id,subject,body\n${lines.join('\n')}\n`)
}
