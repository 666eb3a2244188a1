import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  checkpoints,
  exportTree,
  goodOutput,
  importTree,
  messageWith,
  writeItem,
  yard,
} from '../helpers/tree.ts'

describe('a damaged file counts as not there', () => {
  test.for([
    ['output.json', '{"urgency": "hi', 'processed', 'is not JSON, or only half of it'],
    ['output.json', '[1]', 'processed', 'is not a JSON object'],
    ['output.json', { ...goodOutput, urgency: 'purple' }, 'processed', 'does not fit the pipeline: urgency'],
    ['output.json', '', 'processed', 'is empty'],
    ['response.json', '{"content": [', 'prepared', 'is not JSON'],
    ['response.json', { choices: [] }, 'prepared', 'not a response of the Messages API'],
    ['response.json', messageWith(goodOutput, { stop_reason: 'max_tokens' }), 'prepared', 'was cut'],
    ['response.json', messageWith(goodOutput, { content: [] }), 'prepared', 'holds no text'],
    ['prompt.txt', '  \n', 'pending', 'is empty'],
  ] as const)(
    '%s with %j: the item goes on from %s, and a note says it %s',
    async ([file, content, checkpoint, note]) => {
      const { desk, tree } = await yard()
      const all = ['prompt.txt', 'response.json', 'output.json']
      const good: Record<string, object | string> = {
        'prompt.txt': 'Help!',
        'response.json': messageWith(goodOutput),
        'output.json': goodOutput,
      }
      const before = all.slice(0, all.indexOf(file)).map((name) => [name, good[name]!] as const)
      writeItem(tree, 'T-7', {
        'input.json': { body: 'Help!' },
        ...Object.fromEntries(before),
        [file]: content,
      })
      const { id } = await importTree(desk, tree)
      expect(checkpoints(desk, id)).toEqual([checkpoint])
      const [event] = desk.store.events.list(id)
      expect(event!.message).toMatch(/^T-7: .*It counts as not there\.$/)
      expect(event!.message).toContain(note)
      expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
    },
  )

  test('a file of bytes that are no text does so too', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', { 'input.json': { body: 'Help!' } })
    writeFileSync(join(tree, 'a', 'output.json'), Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))
    const { id } = await importTree(desk, tree)
    expect(desk.store.events.list(id)[0]!.message).toContain('not text in UTF-8')
  })
})

describe('a folder without a usable input.json is rejected', () => {
  test('with its name and the reason, and the others go on', async () => {
    const { desk, tree } = await yard()
    mkdirSync(join(tree, 'empty'))
    writeItem(tree, 'foreign', { 'notes.md': 'hello' })
    writeItem(tree, 'good', { 'input.json': { body: 'Help!' } })
    writeItem(tree, 'half', { 'input.json': '{"body": "He' })
    writeItem(tree, 'hollow', { 'input.json': {} })
    writeItem(tree, 'list', { 'input.json': '[1]', 'output.json': goodOutput })
    writeFileSync(join(tree, 'README.md'), 'a foreign file')
    mkdirSync(join(tree, '.half-an-export', 'x'), { recursive: true })
    const { id } = await importTree(desk, tree)
    expect(desk.seal(id)).toMatchObject({ sourceRows: 6, rejected: 5, pending: 1 })
    expect(Array.from(desk.store.rejects.each(id), ({ reason }) => reason)).toEqual([
      'empty: It has no input.json.',
      'foreign: It has no input.json.',
      'half: Its input.json is not a JSON object.',
      'hollow: Its input.json holds no fields.',
      'list: Its input.json is not a JSON object.',
    ])
    expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
  })

  test('and when there is no other, nothing is imported and nothing is left', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', { 'output.json': goodOutput })
    await expect(importTree(desk, tree)).rejects.toThrow('a: It has no input.json.')
    expect(desk.store.batches.list()).toEqual([])
  })

  test('a file that was cut by a full disk is one of them', async () => {
    const { desk, tree } = await yard()
    const { folder } = await exportTree(desk, (await desk.import(2)).id, tree)
    truncateSync(join(folder, 'T-1', 'input.json'), 40)
    const { id } = await importTree(desk, folder)
    expect(desk.seal(id)).toMatchObject({ rejected: 1, pending: 1 })
  })
})
