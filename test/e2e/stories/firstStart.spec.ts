import { expect, test } from '../desk.ts'

test('a first start with the sample tickets ends in an exported file', async ({ desk }) => {
  await expect(desk.page).toHaveTitle(/Millrace/)
})
