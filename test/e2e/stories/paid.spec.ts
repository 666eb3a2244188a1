import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'

test.use({ hasRealModel: true })

test('a run that costs more than the operator has set is asked about, and nothing is sent before the yes', async ({
  desk,
}) => {
  const { page } = desk
  await askAboveACent(desk)
  await desk.show('#/welcome')
  await desk.host.choose(desk.tickets(40), () => page.getByRole('button', { name: /Choose a file/ }).click())
  await page.getByRole('button', { name: /^Run all 40 about \$/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Run 40 rows' })
  await expect(dialog).toContainText('This batch has no budget.')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(desk.practice.requests()).toBe(0)
  await page.getByRole('button', { name: /^Run all 40 about \$/ }).click()
  await dialog.getByRole('button', { name: /^Run about \$/ }).click()
  await expect(desk.progress()).toContainText('40 of 40 done')
  await expect(page.getByText('PRACTICE', { exact: true })).toBeHidden()
})

test('a batch made on the command line asks in the window, too, before it is started at a price', async ({
  desk,
}) => {
  const { page } = desk
  await askAboveACent(desk)
  await desk.millrace('import', desk.tickets(30))
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: /^Start 30 about \$/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Run 30 rows' })
  await expect(dialog).toContainText('claude-sonnet-5-5')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect((await desk.status(1)).batch.status).toBe('ready')
  await page.getByRole('button', { name: /^Start 30 about \$/ }).click()
  await dialog.getByRole('button', { name: /^Run about \$/ }).click()
  await expect(desk.progress()).toContainText('30 of 30 done')
})

async function askAboveACent(desk: Desk): Promise<void> {
  await desk.settings(async (page) => {
    await page.getByLabel('Ask before spending more than').fill('0.01')
    await page.getByLabel('Ask before spending more than').press('Enter')
  })
}
