import { EventEmitter } from 'node:events'
import type { App, BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import type { Parting } from '../../src/main/shell/leaving.ts'
import { guardLeaving } from '../../src/main/shell/leaving.ts'

/** Whether it was held back. */
function attempt(on: EventEmitter, name: string): boolean {
  let isHeld = false
  on.emit(name, { preventDefault: () => (isHeld = true) })
  return isHeld
}

/** An app with one window, as far as leaving goes: what a click, a menu and the system can do to it. */
function leaving({ running = 0, answer = 'quit' }: { running?: number; answer?: Parting | Error }) {
  const log: string[] = []
  const closed = Promise.withResolvers<void>()
  const app = Object.assign(new EventEmitter(), { quit: () => log.push('quit') })
  const window = new EventEmitter()
  const leave = guardLeaving(app as unknown as App, window as unknown as BrowserWindow, {
    running: () => running,
    ask: async (count) => {
      log.push(`asked about ${count}`)
      if (answer instanceof Error) throw answer
      return answer
    },
    keep: () => log.push('put away'),
    close: async () => {
      log.push('pausing')
      await closed.promise
      log.push('closed')
    },
    onBug: (error) => log.push(String(error)),
  })
  return {
    log,
    closed,
    leave,
    closeWindow: () => attempt(window, 'close'),
    quit: () => attempt(app, 'before-quit'),
  }
}

test('nothing ends before what runs is paused and stored', async () => {
  const { log, closed, closeWindow, quit } = leaving({ running: 2 })
  expect(closeWindow()).toBe(true)
  await expect.poll(() => log).toEqual(['asked about 2', 'pausing'])
  expect([closeWindow(), quit()], 'while it is pausing').toEqual([true, true])
  expect(log).toHaveLength(2)
  closed.resolve()
  await expect.poll(() => log).toEqual(['asked about 2', 'pausing', 'closed', 'quit'])
  expect([quit(), closeWindow()]).toEqual([false, false])
})

test('an operator who stays is asked again the next time', async () => {
  const { log, quit } = leaving({ running: 1, answer: 'stay' })
  expect(quit()).toBe(true)
  await expect.poll(() => log).toEqual(['asked about 1'])
  await Promise.resolve()
  expect(quit()).toBe(true)
  await expect.poll(() => log).toEqual(['asked about 1', 'asked about 1'])
})

test('an operator who could not be asked stays, and is asked the next time', async () => {
  const { log, quit } = leaving({ running: 1, answer: new Error('The dialog cannot be shown.') })
  expect(quit()).toBe(true)
  const said = ['asked about 1', 'Error: The dialog cannot be shown.']
  await expect.poll(() => log).toEqual(said)
  await Promise.resolve()
  expect(quit()).toBe(true)
  await expect.poll(() => log).toEqual([...said, ...said])
})

test('nobody is asked when nothing runs', async () => {
  const { log, closed, quit } = leaving({})
  expect(quit()).toBe(true)
  closed.resolve()
  await expect.poll(() => log).toEqual(['pausing', 'closed', 'quit'])
})

test('an operator who keeps batches running has the window put away, and is asked again when it closes once more', async () => {
  const { log, closeWindow } = leaving({ running: 1, answer: 'keep' })
  expect(closeWindow()).toBe(true)
  await expect.poll(() => log).toEqual(['asked about 1', 'put away'])
  expect(closeWindow()).toBe(true)
  await expect.poll(() => log).toHaveLength(4)
})

test('who has said already that it is to end is not asked', async () => {
  const { log, closed, leave } = leaving({ running: 3 })
  leave()
  leave()
  closed.resolve()
  await expect.poll(() => log).toEqual(['pausing', 'closed', 'quit'])
})
