import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOperator } from '../../helpers/operator.ts'
import { tempDir } from '../../helpers/tempDir.ts'

const view = { filter: {}, sort: { by: 'row', isDescending: true } } as const

function tableWith(header: string, ...rows: string[]): string {
  const file = join(tempDir(), 'tickets.csv')
  writeFileSync(file, [header, ...rows].join('\n'))
  return file
}

test('the rows of a page show the columns of the source that were asked for, cut, and no others', async () => {
  const { call, ...operator } = await openOperator()
  const long = 'x'.repeat(5_000)
  const file = tableWith('id,body,City,Note', `1,Hello,Graz,${long}`, '2,Bye,,short')
  const { id } = await operator.import(file)
  const page = (columns?: string[]) =>
    call('items.page', { batchId: id, view, offset: 0, limit: 10, columns })
  expect((await page(['City', 'Note'])).items.map(({ source }) => source)).toEqual([
    { City: '', Note: 'short' },
    { City: 'Graz', Note: 'x'.repeat(200) },
  ])
  expect((await page()).items[0]!.source).toEqual({})
  await expect(page(['Country'])).rejects.toThrow('The table has no column "Country".')
})

test('chosen columns are remembered for tables with the same headers, until the usual ones are back', async () => {
  const { call, ...operator } = await openOperator()
  const { id } = await operator.import(tableWith('id,body,City', '1,Hello,Graz'))
  const same = await operator.import(tableWith('id,body,City', '2,Bye,Linz'))
  const other = await operator.import(tableWith('id,body,Town', '2,Bye,Linz'))
  const shown = async (batchId: typeof id) => (await call('batch.read', { batchId })).shownColumns
  expect(await shown(id)).toBeNull()
  await call('columns.keep', { batchId: id, columns: 'row,s.City:120' })
  expect([await shown(id), await shown(same.id), await shown(other.id)]).toEqual([
    'row,s.City:120',
    'row,s.City:120',
    null,
  ])
  await call('columns.keep', { batchId: same.id, columns: null })
  expect(await shown(id)).toBeNull()
})
