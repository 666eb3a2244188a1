import { describe, expect, test } from 'vitest'
import { headerNote } from '../../src/main/import/mapping/headerNote.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'

const noteOn = (columns: readonly string[]) => headerNote(columns, ticketClassifier.fields)

describe('a first row that is data', () => {
  test.for([
    [['1', 'my app crashed', 'please help me now'], '1, my app crashed, please help me now'],
    [['1', 'my ticket is lost', 'please help'], '1, my ticket is lost, please help'],
    [
      ['T-1', '2026-01-03', 'anna@example.com', 'Cannot log in', 'I cannot log in today'],
      'T-1, 2026-01-03, anna@example.com, Cannot log in, I cannot l...',
    ],
    [['T-1', 'anna@example.com', 'Refund'], 'T-1, anna@example.com, Refund'],
    [['2026-01-03T10:00:00Z', 'Refund'], '2026-01-03T10:00:00Z, Refund'],
    [['Where is my order?'], 'Where is my order?'],
  ] as const)('is pointed out: %s', ([columns, shown]) => {
    expect(noteOn(columns)).toContain(`The first row ("${shown}") was taken for the header`)
  })

  test.for([
    [['id', 'subject', 'body']],
    [['region', 'words', 'kind']],
    [['name', 'Customer E-Mail', '2023', '2024']],
    [['Ticket', 'What do you want to tell us today?']],
    [['anything at all']],
  ] as const)('is not seen in %s', ([columns]) => {
    expect(noteOn(columns)).toBe(null)
  })
})
