import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { Glance } from '../../src/main/api/runs/glance.ts'
import { followBatches } from '../../src/main/shell/followBatches.ts'
import { figuresIn, plainFigures } from '../../src/shared/words/figures.ts'
import { sayTurn } from '../../src/main/shell/sayTurn.ts'
import { createTaskbar } from '../../src/main/shell/taskbar.ts'

const running: Glance = {
  ...{ workspace: 'default', id: 1 as BatchId, name: 'tickets.csv', status: 'running', reason: null },
  ...{ message: null, isWaiting: false, rows: 1_000, done: 400, failed: 0, open: 600, costNanoUsd: 0 },
}
const complete: Glance = {
  ...running,
  status: 'complete',
  done: 988,
  failed: 12,
  open: 0,
  costNanoUsd: 4.2e8,
}
const paused: Glance = { ...running, status: 'paused', reason: 'auth', message: 'The key was refused.' }

test('an end is said with its counts and its cost, a pause with its reason', () => {
  expect(sayTurn(complete, plainFigures)).toEqual({
    title: 'tickets.csv is complete',
    body: '988 of 1,000 rows done, 12 failed, $0.42.',
  })
  expect(sayTurn(paused, plainFigures)).toEqual({
    title: 'tickets.csv is paused',
    body: 'The key was refused. 400 of 1,000 rows done, $0.00.',
  })
  const message = 'The budget of this batch, $5.00, has no room for another call.'
  expect(sayTurn({ ...paused, rows: 12_000, message }, figuresIn('de-DE'))?.body).toBe(
    'The budget of this batch, 5,00\u00a0$, has no room for another call. 400 of 12.000 rows done, 0,00\u00a0$.',
  )
  expect(sayTurn({ ...paused, reason: 'offline', isWaiting: true }, plainFigures)?.title).toBe(
    'tickets.csv waits for the network',
  )
})

test('nothing is said of what the operator did, or of a batch that goes on', () => {
  expect(sayTurn(running, plainFigures)).toBeNull()
  expect(sayTurn({ ...running, status: 'cancelled' }, plainFigures)).toBeNull()
  for (const reason of ['operator', 'interrupted'] as const)
    expect(sayTurn({ ...paused, reason }, plainFigures)).toBeNull()
})

test('a batch that ends or pauses between two looks is told once, one that goes on is not', async () => {
  const waiting: Glance = { ...paused, reason: 'offline', isWaiting: true }
  const looks: { under: Glance[]; as: Glance | null }[] = [
    { under: [running], as: running },
    { under: [running], as: running },
    { under: [waiting], as: waiting },
    { under: [waiting], as: waiting },
    { under: [running], as: running },
    { under: [], as: complete },
    { under: [], as: complete },
    { under: [running], as: running },
    { under: [], as: null },
  ]
  const told: string[] = []
  let at = 0
  await followBatches(
    { underWay: () => looks[at]!.under, look: () => looks[at]!.as, changed: async () => ++at < looks.length },
    (_glances, turns) => told.push(...turns.map(({ now }) => `${at} ${now.status}`)),
  )
  expect(told).toEqual(['2 paused', '5 complete'])
})

test('the bar is that of all batches together, and what stopped unseen stays red until it is seen', () => {
  const shown: unknown[] = []
  let isFocused = true
  const window = Object.assign(new EventEmitter(), {
    ...{ isFocused: () => isFocused, isDestroyed: () => false },
    setProgressBar: (share: number, { mode }: { mode: string }) => shown.push([share, mode]),
  })
  const taskbar = createTaskbar(window as unknown as BrowserWindow)
  taskbar.show([running, { ...running, rows: 3_000, open: 3_000 }])
  taskbar.show([running, { ...running, rows: 3_000, open: 2_999 }])
  taskbar.alarm(paused)
  taskbar.show([])
  isFocused = false
  taskbar.alarm(paused)
  window.emit('focus')
  expect(shown).toEqual([
    [0.1, 'normal'],
    [-1, 'normal'],
    [0.4, 'error'],
    [-1, 'normal'],
  ])
})
