import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { CallInput } from '../../../src/shared/contract.ts'
import { openTableDesk } from '../../helpers/tableDesk.ts'

const plain = { options: {}, mapping: {} }
const tickets = 'id,subject,body\n1,Hello,The app crashes.\n2,Hi,Where is my invoice?\n'

const offered = { name: 't-rejected.csv', url: 'download/x' }
const offer = () => offered

describe('a file that was chosen', () => {
  test('is shown as it was understood', async () => {
    const { call, source } = openTableDesk()
    const view = await call('source.read', { source: source('t.csv', tickets), ...plain })
    expect(view).toMatchObject({
      fileName: 't.csv',
      ...{ format: 'csv', encoding: 'utf-8', delimiter: ',', sheets: [], earlier: [] },
      columns: ['id', 'subject', 'body'],
      pipeline: { name: 'ticket-classifier', version: 1 },
    })
    expect(view.preview).toEqual([
      { row: 1, cells: ['1', 'Hello', 'The app crashes.'] },
      { row: 2, cells: ['2', 'Hi', 'Where is my invoice?'] },
    ])
    expect(view.fields.find(({ name }) => name === 'body')).toEqual({
      ...{ name: 'body', isRequired: true, column: 'body', isGuess: false },
    })
  })

  test('shows twenty rows', async () => {
    const { call } = openTableDesk()
    const { source } = await call('source.sample', {})
    const view = await call('source.read', { source, ...plain })
    expect(view.preview).toHaveLength(20)
    expect(view.fileName).toBe('tickets.csv')
  })

  test.for(['utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'])(
    'is read as %s when that is chosen',
    async (encoding) => {
      const { call, source } = openTableDesk()
      const word = encoding === 'shift_jis' ? '日本語' : 'Grüße'
      const handle = source('t.csv', iconv.encode(`body\n${word}\n`, encoding))
      const view = await call('source.read', { source: handle, options: { encoding }, mapping: {} })
      expect(view.encoding).toBe(encoding)
      expect(view.encodings).toContain(encoding)
      expect(view.preview[0]!.cells).toEqual([word])
    },
  )

  test('that another encoding would read points there, with no flag', async () => {
    const { imported, source } = openTableDesk()
    await expect(imported(source('t.csv', tickets), { options: { encoding: 'utf-16le' } })).rejects.toThrow(
      't.csv has a header but no rows when it is read as utf-16le. Try another encoding. If',
    )
  })

  test('has the sheets of its workbook, and no flags in what is said of them', async () => {
    const { call, source } = openTableDesk()
    const rows = [['body'], ['one']]
    const book = await writeXlsx({ sheets: ['May', 'June'].map((name) => ({ name, rows })) })
    const handle = source('t.xlsx', book)
    const first = await call('source.read', { source: handle, ...plain })
    expect(first).toMatchObject({ sheet: 'May', sheets: ['May', 'June'] })
    expect(first.notes.join(' ')).toContain('June')
    expect(first.notes.join(' ')).not.toContain('--')
    const other = await call('source.read', { source: handle, options: { sheet: 'June' }, mapping: {} })
    expect(other).toMatchObject({ sheet: 'June', sheets: ['May', 'June'] })
  })

  test('is mapped as the operator says, as far as there are such columns', async () => {
    const { call, source } = openTableDesk()
    const mapping = { body: 'subject', subject: '', id: 'gone', nonsense: 'id' }
    const { fields } = await call('source.read', { source: source('t.csv', tickets), options: {}, mapping })
    const columns = Object.fromEntries(fields.map(({ name, column }) => [name, column]))
    expect(columns).toMatchObject({ body: 'subject', subject: null, id: 'id' })
  })

  test('has its wordiest column guessed where no header fits, which an import does not accept', async () => {
    const { call, source, imported } = openTableDesk()
    const handle = source('t.csv', 'a,b\nx,The app crashes when I open it.\n')
    const { fields } = await call('source.read', { source: handle, ...plain })
    expect(fields.find(({ isRequired }) => isRequired)).toMatchObject({ column: 'b', isGuess: true })
    await expect(imported(handle)).rejects.toThrow('No column is chosen for "body"')
    await imported(handle, { mapping: { body: 'b' } })
  })

  test('whose first row is data is doubted', async () => {
    const { call, source } = openTableDesk()
    const handle = source('t.csv', '1,The app crashes when I open it.\n2,Where is my invoice from May?\n')
    const { notes } = await call('source.read', { source: handle, ...plain })
    expect(notes[0]).toContain('was taken for the header')
  })

  test('is imported with its first row where that is said to be data', async () => {
    const { call, source, imported, app } = openTableDesk()
    const handle = source('t.csv', '1,The app crashes when I open it.\n2,Where is my invoice from May?\n')
    const options = { firstRow: 'data' } as const
    const { notes, preview } = await call('source.read', { source: handle, options, mapping: {} })
    expect([notes, preview.length]).toEqual([[], 2])
    const id = await imported(handle, { options, mapping: { body: 'column_2' } })
    expect(app.store.batches.get(id)!.source.columns).toEqual(['column_1', 'column_2'])
    expect(app.store.batches.get(id)).toMatchObject({ sourceRows: 2 })
  })

  test('of a single row is looked at, and imported once that is said to be a row', async () => {
    const { app, call, source, imported } = openTableDesk()
    const handle = source('t.csv', '1,My app crashed\n')
    const { columns, preview } = await call('source.read', { source: handle, ...plain })
    expect([columns, preview]).toEqual([['1', 'My app crashed'], []])
    await expect(imported(handle, {})).rejects.toThrow('t.csv has a header but no rows.')
    const id = await imported(handle, { options: { firstRow: 'data' }, mapping: { body: 'column_2' } })
    expect(app.store.batches.get(id)).toMatchObject({ sourceRows: 1 })
  })

  test('is known again by its bytes', async () => {
    const { call, source, imported } = openTableDesk()
    const id = await imported(source('t.csv', tickets), { name: 'May' })
    const { earlier } = await call('source.read', { source: source('other.csv', tickets), ...plain })
    expect(earlier).toEqual([{ id, name: 'May' }])
  })

  test('is never named by its path', async () => {
    const { call, source, out } = openTableDesk()
    const refused = call('source.read', { source: source('t.csv', ' '), ...plain })
    await expect(refused).rejects.toThrow('t.csv is empty.')
    await expect(refused).rejects.not.toThrow(out)
  })

  test('must be known', async () => {
    const { call, bugs } = openTableDesk()
    await expect(call('source.read', { source: 'guessed', ...plain })).rejects.toThrow('not known any more')
    await expect(call('source.check', { source: 'guessed', ...plain })).rejects.toThrow('not known any more')
    await expect(call('job.read', { job: 'guessed', version: 0, waitMs: 0 })).rejects.toThrow('not known')
    expect(bugs).toEqual([])
  })

  test('may be none, because the dialog was closed', async () => {
    expect(await openTableDesk().call('source.choose', {})).toEqual({ file: null })
  })
})

describe('a check', () => {
  const odd = 'id,body\n1,same\n2,same\n3,too,many\n4,\n'

  test('reads the whole file, and imports nothing', async () => {
    const { call, over, source, app } = openTableDesk()
    const view = await over(await call('source.check', { source: source('t.csv', odd), ...plain }))
    if (view.result?.kind !== 'check') throw new Error('no check')
    const { check } = view.result
    expect(check).toMatchObject({ rows: 4, rejected: 1, duplicates: 1 })
    expect(check.rejects).toMatchObject([{ row: 3, line: 4, raw: '3 | too | many' }])
    // The row without text asks nobody, and the one that repeats another is answered with it.
    expect(check.costOfEachNanoUsd).toBe(2 * check.costPerRowNanoUsd!)
    expect(check.costNanoUsd).toBe(check.costPerRowNanoUsd)
    expect(check.costPerRowNanoUsd).toBeGreaterThan(0)
    expect(app.store.batches.list()).toEqual([])
  })

  test('shows the first 200 rejects', async () => {
    const { call, over, source } = openTableDesk()
    const rows = Array.from({ length: 300 }, (_, row) => `${row},a,b`).join('\n')
    const handle = source('t.csv', `id,body\n0,good\n${rows}\n`)
    const { result } = await over(await call('source.check', { source: handle, ...plain }))
    if (result?.kind !== 'check') throw new Error('no check')
    expect(result.check.rejects).toHaveLength(200)
    expect(result.check.rejected).toBe(300)
  })

  test('does not know what a model without a price costs', async () => {
    const { call, over, source } = openTableDesk()
    await call('settings.write', { defaults: { models: ['llama-4'] } })
    const { result } = await over(await call('source.check', { source: source('t.csv', tickets), ...plain }))
    expect(result).toMatchObject({ check: { costNanoUsd: null, costPerRowNanoUsd: null } })
  })
})

describe('rejected rows', () => {
  test('are saved where the operator says', async () => {
    const { call, source, out } = openTableDesk()
    const handle = source('t.csv', 'id,body\n1,good\n2,too,many\n')
    const saved = await call('source.saveRejects', { source: handle, options: {} })
    expect(saved).toEqual({ shown: '~/t-rejected.csv', downloads: [] })
    expect(readFileSync(join(out, 't-rejected.csv'), 'utf8')).toContain('2 | too | many')
  })

  test('are offered for download on the web', async () => {
    const { call, source } = openTableDesk({ host: 'web', port: { offer, chooseTarget: async () => null } })
    const handle = source('t.csv', 'id,body\n1,good\n2,too,many\n')
    const { downloads } = await call('source.saveRejects', { source: handle, options: {} })
    expect(downloads).toEqual([offered])
  })

  test('are not saved when there are none, or when the dialog was closed', async () => {
    const { call, source, out } = openTableDesk()
    const none = call('source.saveRejects', { source: source('t.csv', tickets), options: {} })
    await expect(none).rejects.toThrow('No row is rejected')
    expect(existsSync(join(out, 't-rejected.csv'))).toBe(false)
    const closed = openTableDesk({ port: { chooseTarget: async () => null } })
    const saved = await closed.call('source.saveRejects', {
      source: closed.source('t.csv', tickets),
      options: {},
    })
    expect(saved).toEqual({ shown: null, downloads: [] })
  })
})

describe('an import', () => {
  test('lays what was given over what is usual', async () => {
    const { call, source, imported, app } = openTableDesk()
    await call('settings.write', { defaults: { concurrency: 3, maxRetries: 7 } })
    const id = await imported(source('t.csv', tickets), { settings: { concurrency: 5 }, sample: 1 })
    const batch = app.store.batches.get(id)!
    expect(batch.settings).toMatchObject({ concurrency: 5, maxRetries: 7, provider: 'practice' })
    expect(batch).toMatchObject({ name: 'tickets', sourceRows: 2, source: { fileName: 't.csv' } })
    expect(app.store.totals(batch).seal).toMatchObject({ pending: 1, skipped: 1 })
  })

  test('for a model that cannot be asked is refused before anything is stored', async () => {
    const { call, source, app } = openTableDesk()
    const wanted: CallInput<'source.import'> = {
      ...{ source: source('t.csv', tickets), ...plain, name: 'n', settings: {}, sample: null },
      isPractice: false,
    }
    await expect(call('source.import', wanted)).rejects.toThrow('There is no API key')
    expect(app.store.batches.unfinishedImports()).toEqual([])
  })

  test('that is cancelled keeps nothing', async () => {
    const { call, over, source, app } = openTableDesk()
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row},Question ${row}`).join('\n')
    const handle = source('t.csv', `id,body\n${rows}\n`)
    const started = await call('source.import', {
      ...{ source: handle, ...plain, name: 'n', settings: {}, sample: null, isPractice: true },
    })
    let view = await call('job.read', { ...started, version: 0, waitMs: 10_000 })
    while (view.done === 0) {
      view = await call('job.read', { ...started, version: view.version, waitMs: 10_000 })
    }
    await call('job.cancel', started)
    expect(await over(started)).toMatchObject({ state: 'cancelled', result: null })
    expect(app.store.batches.list()).toEqual([])
    expect(app.store.db.prepare('select count(*) from item').pluck().get()).toBe(0)
  })

  test('of a file without one good row says why', async () => {
    const { source, imported } = openTableDesk()
    await expect(imported(source('t.csv', 'id,body\n1,a,b\n'))).rejects.toThrow('The only row cannot be used')
  })
})
