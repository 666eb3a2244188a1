import { build } from 'electron-vite'

/** Tests run the built program and page, as their users do. Built once, before all tests. */
export default async function buildOnce(): Promise<void> {
  await build({ logLevel: 'warn' })
}
