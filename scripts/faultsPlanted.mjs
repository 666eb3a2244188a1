// Proves that the fault tests can fail: each planted bug must be caught by every test that is named with it, and the
// same tests must pass without it. The bugs are planted in a copy; `src/` never holds one.
// `--after-tests`: `npm test` has just run the tests without a bug, so that is not done again.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Names of tests begin so; each is run alone. */
const simulation = ['simulation', 'whatever the model does']
const powerLoss = ['powerLoss', 'after a power cut']
const crashes = ['crashPoints', 'a process that dies at any await']
const overtaken = ['twoProcesses', 'a process that is stopped longer']
const race = ['twoProcesses', 'two engines that race']
const connections = ['connections', 'every connection that wrote']

const bugs = [
  {
    name: 'the checkpoint is committed before the artifact, in a transaction of its own',
    file: 'src/main/store/open.ts',
    from: 'return this.#groups.write(lease, () => commitItem(this, change))',
    to: `void this.#groups.write(lease, () => this.itemUpdates.update(change.item, change.at))
    this.#groups.flush()
    return this.#groups.write(lease, () => commitItem(this, change))`,
    caughtBy: [simulation, powerLoss, crashes],
  },
  {
    name: 'a commit is not fenced by its lease',
    file: 'src/main/store/batches/leases.ts',
    from: 'if (this.#read.get(lease.batchId)?.token !== lease.token) throw lost(lease)',
    to: '',
    caughtBy: [simulation, overtaken, race],
  },
  {
    name: 'synchronous=NORMAL',
    file: 'src/main/store/connection/database.ts',
    from: `db.pragma('synchronous = FULL')`,
    to: `db.pragma('synchronous = NORMAL')`,
    caughtBy: [connections],
  },
]

const copied = [
  'src',
  'test',
  'bin',
  'resources',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'electron.vite.config.ts',
  'vitest.config.ts',
]
const folder = mkdtempSync(join(tmpdir(), 'millrace-planted-'))
let wrong = 0
try {
  for (const name of copied) cpSync(name, join(folder, name), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const all = new Set(bugs.flatMap(({ caughtBy }) => caughtBy))
  const isKnown = process.argv.includes('--after-tests')
  for (const test of isKnown ? [] : all) report('no bug', test, !hasFailed(test))
  for (const bug of bugs)
    withPlanted(bug, () => bug.caughtBy.forEach((test) => report(bug.name, test, hasFailed(test))))
} finally {
  rmSync(folder, { recursive: true })
}
console.log(wrong === 0 ? 'Every planted bug was caught.' : `${wrong} results are not as they should be.`)
process.exitCode = wrong === 0 ? 0 : 1

function withPlanted({ name, file, from, to }, check) {
  const path = join(folder, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(from).length !== 2) {
    throw new Error(`"${name}" cannot be planted: ${file} does not hold exactly once: ${from}`)
  }
  writeFileSync(
    path,
    source.replace(from, () => to),
  )
  check()
  writeFileSync(path, source)
}

/** Throws when the test has neither passed nor failed: a test that did not run proves nothing. */
function hasFailed([file, title]) {
  const out = join(folder, 'report.json')
  rmSync(out, { force: true })
  const args = ['run', `test/faults/${file}.test.ts`, '-t', title, '--reporter=json', `--outputFile=${out}`]
  spawnSync(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), ...args], { cwd: folder })
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    testResults,
  } = JSON.parse(readFileSync(out, 'utf8'))
  if (passed + failed !== 1)
    throw new Error(`"${title}" in ${file} is not one test: ${JSON.stringify(testResults)}`)
  const messages = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap((result) => result.failureMessages),
  )
  if (failed > 0) console.log(`     ${messages[0].split('\n')[0].slice(0, 200)}`)
  return failed === 1
}

function report(bug, [file, title], isRight) {
  if (!isRight) wrong++
  const verb = bug === 'no bug' ? 'passes' : 'fails'
  console.log(`${isRight ? 'ok  ' : 'FAIL'} ${bug}: ${file}, "${title}..." ${verb}`)
}
