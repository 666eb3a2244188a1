import { build } from 'vite'

/** Tests of the command line run the built program, as its users do. Built once, before all tests. */
export default async function buildOnce(): Promise<void> {
  await build({ logLevel: 'warn' })
}
