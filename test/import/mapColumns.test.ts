import { describe, expect, test } from 'vitest'
import { mapColumns, parseMapFlag } from '../../src/main/import/mapping/mapColumns.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'

describe('columns find their fields', () => {
  test.for([
    [['ticket_id', 'subject', 'body'], { id: 'ticket_id', subject: 'subject', body: 'body' }],
    [
      ['Ticket ID', 'Subject', 'Description', 'Customer E-Mail'],
      { id: 'Ticket ID', subject: 'Subject', body: 'Description', customer_email: 'Customer E-Mail' },
    ],
    [['text', 'category'], { body: 'text' }],
    [['flags', 'utterance', 'category', 'intent'], { body: 'utterance' }],
    [['Betreff', 'Nachricht'], { subject: 'Betreff', body: 'Nachricht' }],
    [['messageText', 'created'], { body: 'messageText' }],
    [['Ticket owner', 'Comment'], { body: 'Comment' }],
    [['ticket_no', 'Comment'], { id: 'ticket_no', body: 'Comment' }],
    [['Nummer', 'Betreff', 'Nachricht'], { id: 'Nummer', subject: 'Betreff', body: 'Nachricht' }],
    [['anything at all'], { body: 'anything at all' }],
    [
      ['id', 'title', 'customer_message', 'email'],
      { id: 'id', subject: 'title', body: 'customer_message', customer_email: 'email' },
    ],
  ] as const)('%s', ([columns, mapping]) => {
    expect(mapColumns(ticketClassifier.fields, columns, {}).mapping).toEqual(mapping)
  })

  test('what is given wins, also by another name of the field', () => {
    const columns = ['body', 'note']
    expect(mapColumns(ticketClassifier.fields, columns, { body: 'note' }).mapping).toEqual({ body: 'note' })
    expect(mapColumns(ticketClassifier.fields, columns, { message: 'note' }).mapping).toEqual({
      body: 'note',
    })
  })

  test('no column fills two fields', () => {
    const { mapping } = mapColumns(ticketClassifier.fields, ['subject', 'x'], { body: 'subject' })
    expect(mapping).toEqual({ body: 'subject' })
  })

  test.for([
    [{ mood: 'a' }, 'no field "mood"'],
    [{ body: 'z' }, 'no column "z"'],
  ] as const)('a mapping that cannot be is said: %s', ([given, sentence]) => {
    expect(() => mapColumns(ticketClassifier.fields, ['a', 'b'], given)).toThrow(sentence)
  })

  test('a required field that finds no column is named', () => {
    expect(mapColumns(ticketClassifier.fields, ['a', 'b'], {}).missing?.name).toBe('body')
  })

  test('the flag may name a column with an equals sign', () => {
    expect(parseMapFlag('body=a=b')).toEqual(['body', 'a=b'])
    expect(() => parseMapFlag('body')).toThrow('field=column')
  })
})
