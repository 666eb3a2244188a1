import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

/** Says with which flags Node started, as often as it starts. */
const says = '--import=data:text/javascript,console.error(process.execArgv.join())'
const flags = '--max-semi-space-size=16,--heap-growing-percent=100'

/** What `millrace --version` prints on a Node that can run it. */
async function started(stdio: 'ignore' | 'ipc') {
  const child = spawn(process.execPath, ['bin/millrace.js', '--version'], {
    env: { PATH: process.env['PATH'], NODE_OPTIONS: says },
    stdio: ['ignore', 'pipe', 'pipe', stdio],
  })
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)])
  return { out, starts: err.split('\n').slice(0, -1) }
}

test.skipIf(process.platform === 'win32')(
  'a Node that can run Millrace becomes one that keeps little garbage, once',
  async () => {
    const { out, starts } = await started('ignore')
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(starts).toEqual(['', flags])
  },
)

test('a Node whose parent talks to it stays as it was started', async () => {
  const { out, starts } = await started('ipc')
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(starts).toEqual([''])
})
