import { expect, test } from 'vitest'
import { fileStem } from '../../../src/main/api/files/fileStem.ts'

test('names of all scripts stay as they are, also where signs that are not seen join them', () => {
  for (const name of ['تذاكر مارس', '三月のチケット', 'می‌خواهم', '👩‍👩‍👧‍👦 Familien 🇩🇪', 'Ça ạ̈ क्षि'])
    expect(fileStem(`${name}.csv`)).toBe(name)
})

test('signs that turn the direction of a name, or that a file system refuses, do not get into it', () => {
  expect(fileStem('\u202Efdp\u2066 a/b:c?.csv')).toBe('b-c-')
  expect(fileStem('a\u202Eb\u200Fc\u0000d.csv')).toBe('a-b-c-d')
})
