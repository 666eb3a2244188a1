// The fault tests with many more rounds: `npm run faults:long`, or one suite of them: `npm run faults:long -- powerLoss`.
// An environment variable set in package.json would not reach Windows.
import { spawnSync } from 'node:child_process'

const suites = process.argv.slice(2).map((name) => `test/faults/${name}.test.ts`)
const args = ['node_modules/vitest/vitest.mjs', 'run', ...(suites.length > 0 ? suites : ['test/faults/'])]
const env = { ...process.env, MILLRACE_FAULT_ROUNDS: 'long' }
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1
