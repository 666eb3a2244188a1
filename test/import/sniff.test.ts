import { expect, test } from 'vitest'
import { read } from '../helpers/read.ts'

test.for([
  ['an HTML page with a comment first', '\ufeff\n<!-- saved -->\n<html><table>', 'is an HTML page'],
  ['a table in HTML', '<table><tr><td>1</td></tr></table>', 'is an HTML page'],
  ['a drawing', '<svg width="1"></svg>', 'is an SVG image'],
  ['XML', '<?xml version="1.0"?><a/>', 'is an XML document'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 'save it as UTF-8'],
] as const)('%s is refused by what it is', async ([, content, sentence]) => {
  await expect(read(content)).rejects.toThrow(sentence)
})

test('a single NUL does not make a small table UTF-16 or a binary file', async () => {
  const { rows, rejects } = await read('id,body\n1,a\u0000b\n2,ok\n')
  expect(rows).toEqual([['2', 'ok']])
  expect(rejects).toMatchObject([{ row: 1, reason: 'The cell "body" holds a NUL character.' }])
})

test('the separators of ASCII can be delimiters', async () => {
  const { rows, table } = await read('a\u001fb\n1\u001f2\n', { delimiter: '\u001f' })
  expect([rows, table.format.delimiter]).toEqual([[['1', '2']], '\u001f'])
})
