import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { UsageError } from '../../../src/shared/usageError.ts'
import { notUploaded, createUploads } from '../../../src/main/api/files/uploads.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { openTableDesk } from '../../helpers/tableDesk.ts'

const table = 'body\nWhere is my card?\n'
const moreThanAnyDisk = 2 ** 60

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function uploadedTo(desk: ReturnType<typeof openTableDesk>) {
  const uploads = createUploads(tempDir(), () => true)
  const file = await uploads.receive(bytesOf(table), 't.csv', table.length)
  return { file, source: desk.desk.files.addSource(file) }
}

test('an upload is removed when it has become a batch', async () => {
  const desk = openTableDesk()
  const { file, source } = await uploadedTo(desk)
  await desk.imported(source)
  expect(existsSync(file.path)).toBe(false)
  await expect(desk.call('source.read', { source, options: {}, mapping: {} })).rejects.toThrow(
    'not known any more',
  )
})

test('an upload that was not imported stays, so that it can be tried again', async () => {
  const desk = openTableDesk()
  const { file, source } = await uploadedTo(desk)
  await expect(
    desk.imported(source, { mapping: { body: 'body' }, options: { delimiter: ';' }, isPractice: false }),
  ).rejects.toThrow('There is no API key')
  expect(existsSync(file.path)).toBe(true)
})

test("the operator's own file stays where it is", async () => {
  const desk = openTableDesk()
  const source = desk.source('t.csv', table)
  await desk.imported(source)
  expect(existsSync(desk.desk.files.source(source).path)).toBe(true)
})

test('a file that the disk has no room for is refused before it is sent, and nothing is kept', async () => {
  const folder = tempDir()
  const uploads = createUploads(folder, () => true)
  const refused = await uploads
    .receive(bytesOf(table), 't.csv', moreThanAnyDisk)
    .catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(UsageError)
  const bugs: unknown[] = []
  expect(notUploaded(refused, (error) => bugs.push(error))).toMatchObject({
    error: { kind: 'usage', message: expect.stringContaining('There is not enough space') as string },
  })
  expect(bugs, 'no mistake of ours').toEqual([])
  expect(readdirSync(uploads.folder())).toEqual([])
})

test('an import that the disk has no room for is refused before anything is stored', async () => {
  const desk = openTableDesk()
  const { path } = desk.desk.files.source(desk.source('t.csv', table))
  const source = desk.desk.files.addSource({ path, fileName: 't.csv', bytes: moreThanAnyDisk })
  await expect(desk.imported(source)).rejects.toThrow('There is not enough space: the import takes about')
  expect(desk.app.store.batches.unfinishedImports()).toEqual([])
})
