import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { tempDir } from '../helpers/tempDir.ts'

// Elsewhere there is a display, and a window would open.
test.runIf(process.platform === 'linux')(
  'npm start without a display says so in one line, serves the page, and ends with Ctrl+C',
  async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { PATH: process.env['PATH'], MILLRACE_DATA_DIR: tempDir() },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const text = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (text.err += chunk.toString()))
    const ended = new Promise((resolve) => child.on('close', resolve))
    await expect.poll(() => text.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
    expect(text.err.split('\n')[0]).toBe(
      'There is no display here, so Millrace opens as a page in the browser instead.',
    )
    const page = await fetch(text.out.split('#')[0]!)
    expect(await page.text()).toContain('<title>Millrace</title>')
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  },
)
