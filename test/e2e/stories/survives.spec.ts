import { expect, test } from '../desk.ts'

test('the program is killed in the middle of a batch and continued: nothing paid is asked again', async ({
  desk,
}) => {
  desk.answers('slow')
  await desk.millrace('import', desk.tickets(80))
  await desk.show('#/batches/1')
  await desk.page.getByRole('button', { name: /Start 80/ }).click()
  await desk.practice.afterRequests(30)
  await desk.kill()
  await expect(desk.page.getByText(/does not answer/).first()).toBeVisible()
  desk.answers('fast')
  await desk.start()
  await desk.show('#/batches/1')
  const { page } = desk
  await expect(page.getByText('Paused, interrupted')).toBeVisible()
  const { calls, seal } = await desk.status(1)
  const inFlight = desk.practice.requests() - calls.ok
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(desk.progress()).toContainText('80 of 80 done')
  expect(seal.model).toBeLessThan(80)
  expect(inFlight).toBeLessThanOrEqual(16)
  expect(desk.practice.requests()).toBeLessThanOrEqual(80 + inFlight)
})

test('a reload shows the same screen: tab, filter, search, sort and the open row', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(40))
  await desk.show('#/batches/1')
  await page.getByLabel('Search items').fill('order 11')
  await page.getByRole('button', { name: /^Cost/ }).click()
  await expect(page.getByText('1 of 40', { exact: true })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Items' })).not.toHaveAttribute('aria-busy')
  await page.getByRole('row', { name: /Ticket 11\b/ }).click()
  await expect(page.getByRole('complementary', { name: 'Item 11' })).toBeVisible()
  const { hash } = new URL(page.url())
  await page.reload()
  await expect(page.getByRole('complementary', { name: 'Item 11' })).toBeVisible()
  expect(new URL(page.url()).hash).toBe(hash)
  await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
  await expect(page.getByLabel('Search items')).toHaveValue('order 11')
  await expect(page.getByText('1 of 40', { exact: true })).toBeVisible()
})

test('two windows on one batch show the same, whoever acts', async ({ desk, hostKind }) => {
  test.skip(hostKind === 'electron', 'The desktop app has one window.')
  desk.answers('slow')
  await desk.millrace('import', desk.tickets(100))
  const first = desk.page
  const second = await desk.host.another()
  desk.listen(second)
  await desk.show('#/batches/1')
  await second.evaluate(() => void (location.hash = '#/batches/1'))
  await first.getByRole('button', { name: /Start 100/ }).click()
  await expect(second.getByText('Running', { exact: true })).toBeVisible()
  await second.getByRole('button', { name: /^Pause/ }).click()
  await expect(first.getByText('Paused, by hand')).toBeVisible()
  desk.answers('fast')
  await first.getByRole('button', { name: /^Resume/ }).click()
  await expect(desk.progress(second)).toContainText('100 of 100 done')
  await expect(desk.progress(first)).toContainText('100 of 100 done')
  expect((await desk.status(1)).calls.total).toBe(desk.practice.requests())
})

test('what the command line does to the batch shows in the window', async ({ desk }) => {
  await desk.millrace('import', desk.tickets(10))
  await desk.show('#/batches/1')
  await expect(desk.page.getByRole('button', { name: /Start 10/ })).toBeVisible()
  await desk.millrace('start', '1')
  await expect(desk.progress()).toContainText('10 of 10 done')
})

test('a link opened in a new tab has the same access, and an address without its token has none', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'The desktop app has one window.')
  const { page } = desk
  await expect(page.getByText('Start with a table')).toBeVisible()
  // As a browser opens a link in a new tab: nothing but its address goes along.
  const address = await page.getByRole('link', { name: 'Settings' }).getAttribute('href')
  const tab = await page.context().newPage()
  await tab.goto(new URL(address!, page.url()).href)
  await expect(tab.getByText('Ask before spending more than')).toBeVisible()
  const stranger = await page.context().browser()!.newPage()
  await stranger.goto(page.url().split('#')[0]!)
  await expect(stranger.getByRole('alert')).toHaveText(/has no access/)
  await stranger.close()
})
