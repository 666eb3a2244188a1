import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../desk.ts'

/** A semicolon table in windows-1252 with a column that no header names, a row too long and a row too short. */
const messy = Buffer.from(
  'Nr;Was ist los;Kunde\r\n1;"Die App st\xfcrzt ab; immer wieder";Anna\r\n2;Rechnung doppelt;Bert;zu viel\r\n3;Passwort geht nicht;Cem\r\n4;nur zwei\r\n',
  'latin1',
)

test('a messy file is corrected, looked at and imported', async ({ desk }) => {
  const { page, host } = desk
  await host.choose(desk.file('messy.csv', messy), () =>
    page.getByRole('button', { name: /Choose a file/ }).click(),
  )
  await expect(page.getByRole('heading', { name: 'Import messy.csv' })).toBeVisible()
  await expect(page.getByLabel('Delimiter')).toHaveValue(';')
  await expect(page.getByRole('cell', { name: 'Die App stürzt ab; immer wieder' })).toBeVisible()
  await page.getByLabel(/^body/).selectOption('Was ist los')
  await page.getByLabel(/^id/).selectOption('Nr')
  await expect(page.getByText('2 rows rejected')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Rejected rows' })).toContainText('4')
  const rejects = await host.exported(() => page.getByRole('button', { name: 'Save rejects' }).click())
  expect(readFileSync(rejects, 'latin1')).toContain('zu viel')
  await page.getByLabel('Name').fill('Messy tickets')
  await page.getByRole('button', { name: /Run all 2/ }).click()
  await expect(page.getByRole('heading', { name: 'Messy tickets' })).toBeVisible()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await expect(desk.progress()).toContainText('2 of 4 done')
  await page.getByRole('button', { name: '2 rejected' }).click()
  await expect(page.getByRole('dialog')).toContainText('nur zwei')
  expect((await desk.status(1)).seal).toMatchObject({ sourceRows: 4, rejected: 2, model: 2 })
})

test('rows without text are said before the import, and are those that fail', async ({ desk }) => {
  const { page, host } = desk
  const table = desk.file('gaps.csv', 'id,message\nT-1,Help!\nT-2,\nT-3,The app crashes.\nT-4, \n')
  await host.choose(table, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expect(page.getByText('2 rows without text')).toBeVisible()
  await expect(
    page.getByText('2 rows have no text in "message": they cannot be asked and will fail. Rows 2, 4.'),
  ).toBeVisible()
  await page.getByRole('button', { name: /Run all 4/ }).click()
  await expect(desk.progress()).toContainText('2 of 4 done')
  expect((await desk.status(1)).seal).toMatchObject({ model: 2, failed: 2, rejected: 0 })
  // Without a subject the table shows the text, says so, and takes no id for one.
  await expect(page.getByRole('columnheader', { name: 'Body' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Subject' })).toHaveCount(0)
  await expect(page.getByRole('row', { name: /The app crashes/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /T-4/ }).getByRole('gridcell').nth(3)).toHaveText('–')
})

test('ids that occur more than once are noted and block nothing', async ({ desk }) => {
  const { page, host } = desk
  const table = desk.file('twice.csv', 'id,body\nA,Help!\nA,The app crashes.\n')
  await host.choose(table, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expect(
    page.getByText('1 row has the id of an earlier row; rows are told apart by number.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /Run all 2/ })).toBeEnabled()
})

test('a number that is refused is brought into sight with what is wrong', async ({ desk }) => {
  const { page, host } = desk
  const table = desk.file('two.csv', 'id,body\nA,Help!\nB,The app crashes.\n')
  await host.choose(table, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await page.setViewportSize({ width: 1280, height: 640 })
  const field = page.getByLabel('Concurrency')
  await field.fill('0')
  const wrong = page.getByText('A whole number from 1 to 256')
  await field.evaluate((input) => input.scrollIntoView({ block: 'end' }))
  await expect(wrong).not.toBeInViewport({ ratio: 0.9 })
  await page.getByRole('button', { name: /Run all 2/ }).click()
  await expect(wrong).toBeInViewport({ ratio: 1 })
  await expect(field).toBeFocused()
})

test('what was corrected stays after a reload, and shows in the preview', async ({ desk }) => {
  const { page, host } = desk
  await host.choose(desk.file('messy.csv', messy), () =>
    page.getByRole('button', { name: /Choose a file/ }).click(),
  )
  await page.getByLabel('Delimiter').selectOption(',')
  await expect(page.getByRole('columnheader', { name: 'Nr;Was ist los;Kunde' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Delimiter')).toHaveValue(',')
  await expect(page.getByRole('columnheader', { name: 'Nr;Was ist los;Kunde' })).toBeVisible()
})

test('of a wide table the columns that are used come into sight', async ({ desk }) => {
  const { page, host } = desk
  const columns = Array.from({ length: 40 }, (_, index) => (index === 29 ? 'body' : `column ${index + 1}`))
  const cells = columns.map((column) => `the cell of ${column}`)
  const table = desk.file('wide.csv', `${columns.join()}\n${cells.join()}\n`)
  await host.choose(table, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expect(page.getByRole('columnheader', { name: 'body' })).toBeInViewport()
  await page.getByLabel(/^id/).selectOption('column 1')
  await expect(page.getByRole('columnheader', { name: 'column 1', exact: true })).toBeInViewport()
})

test('a table without a header loses no row', async ({ desk }) => {
  const { page, host } = desk
  const table = desk.file(
    'bare.csv',
    Buffer.from('1,my app crashed,please help me now\n2,refund me,charged twice\n'),
  )
  await host.choose(table, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expect(page.getByText(/The first row .* was taken for the header/)).toBeVisible()
  await expect(page.getByText('1 row ready')).toBeVisible()
  await page.getByLabel('First row').selectOption('is a row')
  await expect(page.getByText('2 rows ready')).toBeVisible()
  await expect(page.getByText(/was taken for the header/)).toBeHidden()
  await page.getByLabel(/^body/).selectOption('column_3')
  await page.getByRole('button', { name: /Run all 2/ }).click()
  await expect(desk.progress()).toContainText('2 of 2 done')
})

test('a table of a single row can be said to have no header', async ({ desk }) => {
  const { page, host } = desk
  const table = desk.file('one.csv', Buffer.from('1,Refund,I was charged twice\n'))
  await host.choose(table, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expect(page.getByRole('alert')).toContainText('say so at First row')
  await expect(page.getByText('No rows', { exact: true })).toBeVisible()
  await page.getByLabel('First row').selectOption('is a row')
  await expect(page.getByText('1 row ready')).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
  await page.getByLabel(/^body/).selectOption('column_3')
  await page.getByRole('button', { name: /Run all 1/ }).click()
  await expect(desk.progress()).toContainText('1 of 1 done')
})

test('a file that is no table is refused by the name of what it is', async ({ desk }) => {
  const { page, host } = desk
  const image = desk.file('photo.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  await host.choose(image, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expect(page.getByRole('alert')).toContainText(/PNG|image/)
})

test('a sample of a table is run first, then the rest', async ({ desk }) => {
  const { page, host } = desk
  await host.choose(desk.tickets(60), () => page.getByRole('button', { name: /Choose a file/ }).click())
  await page.getByRole('button', { name: /Run 20 first/ }).click()
  await expect(desk.progress()).toContainText('20 of 20 done')
  await expect(page.getByText('Sample complete')).toBeVisible()
  await page.getByRole('button', { name: 'See the 20 answers' }).click()
  await expect(page.getByText('20 of 60', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '20 model' }).click()
  await page.getByRole('button', { name: '40 not started yet' }).click()
  await expect(page.getByText('40 of 60', { exact: true })).toBeVisible()
  await page
    .getByRole('row', { name: /Ticket 2/ })
    .first()
    .click()
  await expect(page.getByText('Not started yet: the sample left this row out.')).toBeVisible()
  await page.getByRole('button', { name: /Run the other 40/ }).click()
  await expect(desk.progress()).toContainText('60 of 60 done')
  expect((await desk.status(1)).seal).toMatchObject({ model: 60, skipped: 0 })
})

test('a large file that cannot be kept is said to be so, and not that nothing answers', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'the desktop app copies no file that was chosen')
  const { page } = desk
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  const uploads = join(desk.dataDir, 'uploads')
  rmSync(uploads, { recursive: true })
  writeFileSync(uploads, 'in the way')
  const file = desk.file('large.csv', Buffer.alloc(48 * 1024 * 1024, 'a,b\n'))
  await desk.host.choose(file, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expect(page.getByRole('alert')).toContainText('The file could not be stored. Is the disk full?')
})
