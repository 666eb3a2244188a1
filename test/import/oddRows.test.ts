import { expect, test } from 'vitest'
import { ListedRows } from '../../src/main/import/rows/listedRows.ts'
import { withoutTextSaid } from '../../src/main/import/rows/oddRows.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'

test('the rows that a sentence names are written like the number of them', () => {
  const rows = new ListedRows()
  for (let row = 1_056; row < 1_056 + 1_361; row++) rows.add(row)
  const sentence = withoutTextSaid(rows, { body: 'text' }, ticketClassifier)
  expect(sentence).toContain('1,361 rows have no text')
  expect(sentence).toContain('First: rows 1,056, 1,057, 1,058, 1,059, 1,060 …')
})
