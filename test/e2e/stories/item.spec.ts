import { readFileSync } from 'node:fs'
import { expect, test } from '../desk.ts'

test('an item is opened, its prompt read and its answer overridden with a reason', async ({ desk }) => {
  const { page, host } = desk
  await desk.millrace('run', desk.tickets(12))
  await desk.show('#/batches/1')
  await page.getByRole('row', { name: /Ticket 4\b/ }).click()
  const item = page.getByRole('complementary', { name: 'Item 4' })
  await expect(item.getByLabel('User prompt')).toContainText('I was charged twice, order 4.')
  await expect(item.getByLabel('System prompt')).toContainText('You classify one customer support ticket')
  await item.getByRole('button', { name: 'Override…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('urgency').selectOption('low')
  await expect(dialog.getByText('Say why, in a few words.')).toBeVisible()
  await dialog.getByLabel('confidence').fill('2')
  await expect(dialog.getByRole('alert')).toHaveText('Write a number from 0 to 1.')
  await dialog.getByLabel('confidence').fill('1')
  await dialog.getByLabel('Reason').fill('The customer is calm')
  await dialog.getByRole('button', { name: 'Override', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(item.getByText('A person answered this row.')).toBeVisible()
  await expect(item.getByText(/The customer is calm/).first()).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ model: 11, human: 1 })
  await item.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  const path = await host.exported(() =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: /Export 12/ })
      .click(),
  )
  const line = readFileSync(path, 'utf8')
    .split('\r\n')
    .find((text) => text.startsWith('T-4,'))
  expect(line).toContain(',low,')
  expect(line).toContain('human')
})

test('the input of a row is edited and run again; the file keeps what it had', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(5))
  await desk.show('#/batches/1?item=2')
  const item = page.getByRole('complementary', { name: 'Item 2' })
  await item.getByRole('button', { name: 'Edit input' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('body').fill('Our whole site is down, this is an outage')
  await dialog.getByRole('button', { name: /Save and run/ }).click()
  await expect(item.getByLabel('User prompt')).toContainText('Our whole site is down')
  await expect(item.getByRole('heading', { name: 'Edited input' })).toBeVisible()
  await expect(item.getByText('I was charged twice, order 2.')).toBeVisible()
  expect(desk.practice.requests()).toBe(6)
})

test('an input that is edited while the batch is paused says that it waits, and runs with the others', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(30), '--max-cost', '0.03')
  const asked = desk.practice.requests()
  await desk.show('#/batches/1?item=2')
  const item = page.getByRole('complementary', { name: 'Item 2' })
  await item.getByRole('button', { name: 'Edit input' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('It runs when the batch is resumed.')
  await dialog.getByLabel('body').fill('Our whole site is down, this is an outage')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(item.getByText(/Input edited, to run when the batch is resumed, by/)).toBeVisible()
  await expect(page.getByText('Paused, budget')).toBeVisible()
  expect(desk.practice.requests()).toBe(asked)
  await desk.millrace('resume', '1', '--max-cost', '1')
  await expect(item.getByLabel('User prompt')).toContainText('Our whole site is down')
  await expect(item.getByText(/Input edited and run again by/)).toBeVisible()
})

test('a retry says how many of the answers that it replaces came from a person', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(3))
  await desk.show('#/batches/1?item=2')
  await page.getByRole('button', { name: 'Override…' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('I know the customer')
  await page.getByRole('dialog').getByRole('button', { name: 'Override', exact: true }).click()
  await expect(page.getByText('1 human')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog')).toContainText(
    '3 of them have an answer already, 1 of them from a person',
  )
  await expect(page.getByRole('dialog')).toContainText('stays in the history of the row')
})

test('a row that is run again in vain gets its earlier answer back with one press, and back again', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(5))
  desk.practice.setFaults(['refusal'])
  await desk.show('#/batches/1?item=2')
  const item = page.getByRole('complementary', { name: 'Item 2' })
  await item.getByRole('button', { name: 'Retry from process' }).click()
  await expect(item.getByRole('heading', { name: 'Earlier answer' })).toBeVisible()
  await expect(item.getByText(/^Failed in /)).toBeVisible()
  await item.getByRole('button', { name: /Keep the earlier answer/ }).click()
  await expect(item.getByText('A person kept the earlier answer of this row.')).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ model: 4, human: 1, failed: 0 })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(item.getByText(/^Failed in /)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('keep the earlier')
  await page.keyboard.press('Enter')
  await expect(item.getByText('A person kept the earlier answer of this row.')).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ model: 4, human: 1, failed: 0 })
})

test('hostile tickets are text and nothing else', async ({ desk }) => {
  const { page } = desk
  const hostile =
    '<img src=x onerror=alert(1)><script>alert(2)</script> [a](javascript:alert(3)) \u202Egnp.exe'
  const alerts: string[] = []
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message())
    void dialog.dismiss()
  })
  const path = desk.file('hostile.csv', `id,subject,body\n=cmd(),"${hostile}","${hostile}"\n`)
  await desk.millrace('run', path)
  await desk.show('#/batches/1?item=1')
  await expect(page.getByLabel('User prompt')).toContainText('<script>alert(2)</script>')
  await expect(page.getByRole('heading', { name: /onerror/ })).toContainText('⟨U+202E⟩')
  expect(await page.locator('main img, main script').count()).toBe(0)
  expect(alerts).toEqual([])
})
