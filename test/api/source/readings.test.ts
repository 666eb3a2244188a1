import { expect, test } from 'vitest'
import { createReadings } from '../../../src/main/api/source/readings.ts'
import { openTableDesk } from '../../helpers/tableDesk.ts'

/** Ends only when it is ended. */
function untilEnded(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))))
}

test('a reading is ended by one of the same file in another way, and says so', async () => {
  const reading = createReadings()
  const first = reading('file', { delimiter: ',' }, untilEnded)
  const second = reading('file', { delimiter: ';' }, async () => 'read')
  await expect(first).rejects.toThrow('is being read in another way now')
  expect(await second).toBe('read')
})

test('readings in the same way, and of other files, let each other be', async () => {
  const reading = createReadings()
  const gate = Promise.withResolvers<string>()
  const waiting = [
    reading('file', { delimiter: ',' }, () => gate.promise),
    reading('file', { delimiter: ',' }, () => gate.promise),
    reading('other', { delimiter: ';' }, () => gate.promise),
  ]
  gate.resolve('read')
  expect(await Promise.all(waiting)).toEqual(['read', 'read', 'read'])
})

test('a page that corrects the encoding of a large file does not wait for the reading before', async () => {
  const { call, source, bugs } = openTableDesk()
  const handle = source('large.csv', `body\n${'Where is my card?\n'.repeat(200_000)}`)
  const first = call('source.read', { source: handle, options: {}, mapping: {} })
  const second = call('source.read', { source: handle, options: { encoding: 'latin1' }, mapping: {} })
  await expect(first).rejects.toThrow('is being read in another way now')
  expect((await second).encoding).toBe('iso-8859-1')
  expect(bugs).toEqual([])
})
