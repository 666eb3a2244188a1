import { hash53 } from './chance.ts'
import { languageOf } from './language.ts'
import { phrasesByLanguage } from './phrases.ts'
import type { Verdict } from './ticketRules.ts'
import { verdictOn } from './ticketRules.ts'

/** What the practice model thinks of a ticket, by the names of the fields a pipeline may ask for. */
export function answerTicket(text: string): Readonly<Record<string, string | number>> {
  const ticket = unwrapped(text)
  const verdict = verdictOn(ticket)
  return { ...verdict, suggested_response: responseTo(ticket, verdict) }
}

/** The text without the tags that a prompt may put around it. */
function unwrapped(text: string): string {
  return text.replaceAll(/<\/?(?:ticket|subject|body|message)>/g, '').trim()
}

const longestSubject = 60

function responseTo(ticket: string, { category }: Verdict): string {
  const { openings, body, closings } = phrasesByLanguage[languageOf(ticket)]
  const firstLine = ticket.split('\n').find((line) => line.trim() !== '') ?? '…'
  const about = firstLine.trim().replaceAll('"', "'").slice(0, longestSubject)
  const turn = hash53(ticket, 0)
  const opening = openings[turn % openings.length]!.replace('{about}', () => about)
  return [opening, body[category], closings[turn % closings.length]!].join(' ')
}
