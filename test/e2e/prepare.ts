import { build } from 'electron-vite'
import { prepare } from '../helpers/browser.ts'

/** Stories run the built program and page, as their users do. Built once, before all of them. */
export default async function prepareOnce(): Promise<void> {
  await prepare()
  await build({ logLevel: 'warn' })
}
