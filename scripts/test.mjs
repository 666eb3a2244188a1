// All that proves a change: every check counts as one test, then the tests, then bugs that they must catch. Last line: `N passed, N failed`.
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
  let numbers = { numPassedTests: 0, numFailedTests: 0 }
  try {
    numbers = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    console.error('vitest wrote no report')
  }
  passed += numbers.numPassedTests
  failed += numbers.numFailedTests
  if (!ok && numbers.numFailedTests === 0) failed++
}
