import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyWorkspace } from '../../src/main/store/workspaceFile/copyWorkspace.ts'
import { isSound } from '../../src/main/store/workspaceFile/damage.ts'
import { openDesk } from '../helpers/desk.ts'
import { millrace, start, statusOf } from '../helpers/millrace.ts'
import { rounds, testTimeoutMs } from '../helpers/rounds.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'

/** A page of a process of its own, as far as calls go. */
async function served(dataDir: string) {
  const running = start(['serve', '--json'], { dataDir })
  const { child, ended } = running
  let out = ''
  child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await running.printed('\n')
  const { origin, hash } = new URL((JSON.parse(out) as { url: string }).url)
  const headers = {
    authorization: `Bearer ${hash.slice('#token='.length)}`,
    'content-type': 'application/json',
  }
  const call = (name: string, input: object): Promise<unknown> =>
    fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ workspace: null, input }),
    }).then(
      (response) => response.json(),
      () => 'the process died',
    )
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  return { call, kill }
}

test(
  'a process that dies at any moment of a rename leaves the whole workspace, under one name or the other',
  { timeout: testTimeoutMs },
  async () => {
    const dataDir = tempDir()
    const shell = { dataDir }
    await millrace(['import', ticketFile(dataDir, 5), '--workspace', 'a'], shell)
    for (let round = 0; round < rounds(3, 30); round++) {
      const { call, kill } = await served(dataDir)
      const [from, to] = existsSync(join(dataDir, 'workspaces/a.db')) ? ['a', 'b'] : ['b', 'a']
      const renamed = call('workspaces.rename', { name: from, to })
      // After more and more turns of the loop, from before the call arrives to after its answer.
      for (let turn = 0; turn < round * 40; turn++) await new Promise(setImmediate)
      await kill()
      await renamed
      const left = readdirSync(join(dataDir, 'workspaces')).filter((name) => /^[ab]\.db$/.test(name))
      expect(left).toHaveLength(1)
      expect(isSound(join(dataDir, 'workspaces', left[0]!))).toBe(true)
      const status = await millrace(['status', '1', '--json', '--workspace', left[0]![0]!], shell)
      expect(statusOf(status).seal).toMatchObject({ sourceRows: 5, pending: 5 })
    }
  },
)

test('a backup has its name only when it is whole, whenever the process dies', async () => {
  const desk = await openDesk()
  await desk.runTable(400)
  const target = join(tempDir(), 'backup.db')
  let steps = 0
  await copyWorkspace(desk.file, target, {
    signal: new AbortController().signal,
    progress() {
      steps++
      expect(existsSync(target)).toBe(false)
      // What is written meanwhile is not in it, and does not keep it from ending.
      desk.store.db.exec(`insert into event (batch_id, at, kind, message) values (1, 0, 'x', 'later')`)
    },
    beforeRename: () => expect(existsSync(target)).toBe(false),
  })
  expect(steps).toBeGreaterThan(0)
  expect(isSound(target)).toBe(true)
  desk.reopen(target)
  expect(desk.seal(desk.store.batches.list()[0]!.id)).toMatchObject({ sourceRows: 400, model: 400 })
  expect(desk.store.db.prepare(`select count(*) from event where kind = 'x'`).pluck().get()).toBe(0)
})
