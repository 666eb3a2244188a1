import { expect, test } from 'vitest'
import { openOperator } from '../../helpers/operator.ts'

const pipeline = 'ticket-classifier'

async function withViews(...names: string[]) {
  const operator = await openOperator()
  const { call } = operator
  const ids = []
  for (const name of names) ids.push((await call('views.save', { pipeline, name, query: `q=${name}` })).id)
  const list = async () => (await call('views.list', { pipeline })).views
  return { ...operator, ids, list }
}

test('views are kept by name for their pipeline, and other pipelines have their own', async () => {
  const { list, call } = await withViews('late', 'Angry')
  expect(await list()).toMatchObject([
    { name: 'Angry', query: 'q=Angry' },
    { name: 'late', query: 'q=late' },
  ])
  expect((await call('views.list', { pipeline: 'another' })).views).toEqual([])
})

test('a view is renamed, and takes what is shown now', async () => {
  const { list, call, ids } = await withViews('late')
  await call('views.change', { id: ids[0]!, name: 'Late' })
  await call('views.change', { id: ids[0]!, query: 'parts=failed&sort=-cost' })
  expect(await list()).toEqual([{ id: ids[0], name: 'Late', query: 'parts=failed&sort=-cost' }])
})

test('a view that is deleted can be saved again as it was', async () => {
  const { list, call, ids } = await withViews('late', 'early')
  const before = await list()
  const was = await call('views.delete', { id: ids[0]! })
  expect(await list()).toHaveLength(1)
  await call('views.save', { pipeline, ...was })
  const named = (views: typeof before) => views.map(({ name, query }) => ({ name, query }))
  expect(named(await list())).toEqual(named(before))
})

test('a name that is taken, by a view or by the product, is refused, and nothing changes', async () => {
  const { list, call, ids } = await withViews('late', 'early')
  const before = await list()
  const save = (name: string) => call('views.save', { pipeline, name, query: '' })
  await expect(save('LATE')).rejects.toThrow('There is a view "late" already.')
  await expect(save('failed')).rejects.toThrow('"failed" comes with the product.')
  await expect(save('  ')).rejects.toThrow('Give the view a name.')
  await expect(call('views.change', { id: ids[0]!, name: 'early' })).rejects.toThrow('"early" already')
  await expect(call('views.delete', { id: 99 })).rejects.toThrow('not there any more')
  expect(await list()).toEqual(before)
})
