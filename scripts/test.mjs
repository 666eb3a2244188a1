// All that proves a change: every check counts as one test, then the tests, then operator stories in a browser, then bugs
// that the tests must catch. Last line: `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const checks = ['check:format', 'check:lint', 'check:types', 'check:deadcode', 'check:lock']

let passed = 0
let failed = 0

for (const check of checks) count(check, npm('run', '--silent', check))

const folder = mkdtempSync(join(tmpdir(), 'millrace-test-'))
const report = join(folder, 'report.json')
const storyReport = join(folder, 'stories.json')
process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = storyReport
const tests = npm(
  'exec',
  '--',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
)
countTests(tests)
countStories(npm('run', '--silent', 'e2e', '--', '--reporter=list,json'))
count('faults:planted', npm('run', '--silent', 'faults:planted', '--', '--after-tests'))
rmSync(folder, { recursive: true })

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function npm(...args) {
  // npm is a script that Windows starts only through a shell.
  return spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

function count(name, ok) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
  if (ok) passed++
  else failed++
}

/** A run that failed without a failed test (a file that cannot be loaded, an unhandled error) is a failure too. */
function countTests(ok) {
  const { numPassedTests = 0, numFailedTests = 0 } = read(report)
  add(ok, numPassedTests, numFailedTests)
}

function countStories(ok) {
  const { expected = 0, unexpected = 0, flaky = 0 } = read(storyReport).stats ?? {}
  add(ok, expected, unexpected + flaky)
}

function add(ok, good, bad) {
  passed += good
  failed += bad
  if (!ok && bad === 0) failed++
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.error(`${file} was not written`)
    return {}
  }
}
