import { describe, expect, test } from 'vitest'
import { codeColumns } from '../../src/main/import/mapping/codeColumns.ts'
import { mapColumns } from '../../src/main/import/mapping/mapColumns.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'
import { read } from '../helpers/read.ts'

async function mappingOf(text: string) {
  const { table } = await read(text)
  return mapColumns(ticketClassifier.fields, table.columns, {}, await codeColumns(table))
}

describe('a header that may mean two things is told by what stands below it', () => {
  test.for([
    [
      'numbers',
      'Ticket;Betreff;Nachricht\n1;Frage;Die App geht nicht auf\n2;Hallo;Bitte um Hilfe\n',
      { body: 'Nachricht', subject: 'Betreff', id: 'Ticket' },
    ],
    [
      'codes, and a word among them',
      'Ticket,Comment\nT-1,It fails\nnone,Help\nT-3,Where is it?\n',
      { body: 'Comment', id: 'Ticket' },
    ],
    ['text', 'No,Ticket\n1,The app does not open\n2,Help\n', { body: 'Ticket' }],
    ['a count', 'message count,content\n3,It fails\n4,Help me\n', { body: 'content' }],
  ] as const)('%s', async ([, text, mapping]) => {
    expect((await mappingOf(text)).mapping).toEqual(mapping)
  })

  test('one that can only be the text is taken whatever it holds', async () => {
    expect((await mappingOf('id,body\n1,A1\n2,B2\n')).mapping).toEqual({ id: 'id', body: 'body' })
  })

  test('where nothing else is called like the text, it is missing', async () => {
    const { mapping, missing } = await mappingOf('Ticket,Words\n1001,It fails\n1002,Help me\n')
    expect([mapping, missing?.name]).toEqual([{ id: 'Ticket' }, 'body'])
  })
})
