import { Table2 } from 'lucide-react'
import { expect, test } from 'vitest'
import type { Command } from '../../../../src/renderer/commands.ts'
import { matching, pieces } from '../../../../src/renderer/screens/palette/matching.ts'

function command(text: string, isHidden = false): Command {
  return { id: text, group: 'Go to', icon: Table2, text, isHidden, run: () => undefined }
}

function found(texts: readonly string[], typed: string): string[] {
  return matching(
    texts.map((text) => command(text)),
    typed,
  ).map(({ text }) => text)
}

test('every word has to occur, in any order and either case', () => {
  const texts = ['Retry all 42 failed rows', 'Show failed rows', 'Export…']
  expect(found(texts, 'FAILED ret')).toEqual(['Retry all 42 failed rows'])
  expect(found(texts, ' failed  rows ')).toHaveLength(2)
  expect(found(texts, 'nothing')).toEqual([])
})

test('what begins with it comes first, then what has a word that does', () => {
  const texts = ['Show secrets', 'Show rows waiting for a retry', 'Returns backlog', 'Übertrag: retail']
  expect(found(texts, 'ret')).toEqual([
    'Returns backlog',
    'Show rows waiting for a retry',
    'Übertrag: retail',
    'Show secrets',
  ])
})

test('signs are looked for as they stand', () => {
  expect(found(['Price (net) is 1.5', 'Price net is 1x5'], '(net) 1.5')).toEqual(['Price (net) is 1.5'])
  expect(found(['a-b/c'], 'a-b/c')).toEqual(['a-b/c'])
  expect(found(['plain'], '[')).toEqual([])
})

test('a word with a hyphen is found with it and without', () => {
  const texts = ['Re-run 8 defaults', 'Run all']
  expect(found(texts, 're-run')).toEqual(['Re-run 8 defaults'])
  expect(found(texts, 'rerun def')).toEqual(['Re-run 8 defaults'])
  expect(pieces('Re-run 8', 'rerun')[0]).toEqual({ text: 'Re-run', isMatch: true })
})

test('a hidden command is there once something is typed', () => {
  const hidden = command('Category is returns', true)
  expect(matching([hidden], '')).toEqual([])
  expect(matching([hidden], 'ret')).toEqual([hidden])
})

test('all that matches is marked, the longer word before the shorter, and nothing of the text is lost', () => {
  const text = 'İade: Retry the ret'
  const cut = pieces(text, 'ret retry')
  expect(cut.map(({ text }) => text).join('')).toBe(text)
  expect(cut.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['Retry', 'ret'])
  expect(pieces(text, '')).toEqual([{ text, isMatch: false }])
})
