// All that proves a change: every check counts as one test, then the tests, then operator stories in a browser, then bugs
// that the tests must catch. Last line: `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const checks = ['check:format', 'check:lint', 'check:types', 'check:deadcode', 'check:lock']

let passed = 0
/** Named once more at the end: the output of all tests is long. */
const failures = []

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

for (const name of failures) console.log(`FAIL ${name}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 ? 1 : 0

function npm(...args) {
  // npm is a script that Windows starts only through a shell.
  return spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

function count(name, ok) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
  if (ok) passed++
  else failures.push(name)
}

function countTests(ok) {
  const { numPassedTests = 0, testResults = [] } = read(report)
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => told(relative('.', name), test.fullName, test.failureMessages[0])),
  )
  add('tests', ok, numPassedTests, failed)
}

function countStories(ok) {
  const { stats: { expected = 0 } = {}, suites = [] } = read(storyReport)
  const failed = suites
    .flatMap(specsOf)
    .filter((spec) => !spec.ok)
    .map(({ file, title, tests }) =>
      told(file, title, tests.flatMap(({ results }) => results)[0]?.error?.message),
    )
  add('stories', ok, expected, failed)
}

function told(file, title, message = '') {
  return `${file}: ${title}\n     ${message.split('\n').slice(0, 3).join('\n     ')}`
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

/** A run that failed without a failed test (a file that cannot be loaded, an unhandled error) is a failure too. */
function add(name, ok, good, failed) {
  passed += good
  failures.push(...(ok || failed.length > 0 ? failed : [`${name}, for another reason`]))
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.error(`${file} was not written`)
    return {}
  }
}
