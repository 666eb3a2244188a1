import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { promptText, readPromptText } from '../../src/main/pipelines/promptText.ts'

describe('the text of a prompt', () => {
  test('shows the system part and the user part under a mark each', () => {
    expect(promptText({ system: 'Classify.', user: 'Help!' })).toBe(
      '=== system ===\nClassify.\n=== user ===\nHelp!\n',
    )
  })

  test('is read back as it was, whatever stands in it', () => {
    const line = fc.constantFrom(
      '=== user ===',
      '\\=== user ===',
      '=== system ===',
      '',
      'text',
      'a\r',
      '\u2028',
    )
    const part = fc.array(fc.oneof(line, fc.string()), { maxLength: 5 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(part, part, (system, user) => {
        expect(readPromptText(promptText({ system, user }))).toEqual({ system, user })
      }),
    )
  })

  test('survives an editor that changes line ends or drops the last one', () => {
    const prompt = { system: 'One.\nTwo.', user: 'Three.\nFour.' }
    const text = promptText(prompt)
    expect(readPromptText(text.replaceAll('\n', '\r\n'))).toEqual(prompt)
    expect(readPromptText(text.trimEnd())).toEqual(prompt)
  })

  test('of another program has no marks: all of it is the user part', () => {
    expect(readPromptText('Classify this: Help!')).toEqual({ system: null, user: 'Classify this: Help!' })
  })
})
