import { join } from 'node:path'
import { isObject } from '../../../shared/isObject.ts'
import type { ItemFileKind } from '../../../shared/itemFiles.ts'
import { itemFileNames } from '../../../shared/itemFiles.ts'
import type { ReadPrompt } from '../../pipelines/promptText.ts'
import { readPromptText } from '../../pipelines/promptText.ts'
import { filesIn } from './itemFolders.ts'
import type { BegunItem, JudgeMessage } from './begunItem.ts'
import type { InputFile } from './inputFile.ts'
import { inputFile } from './inputFile.ts'
import { readItemFile } from './readItemFile.ts'

export interface ReadItem {
  readonly input: InputFile
  readonly begun: BegunItem
}

/** Reads the files of one item. A damaged one counts as not there, and a note says so. */
export async function readBegun(path: string, name: string, judge: JudgeMessage): Promise<ReadItem> {
  const folder = join(path, name)
  const found = await filesIn(folder)
  const notes: string[] = []
  const read = async (kind: ItemFileKind) =>
    found.has(itemFileNames[kind]) ? readItemFile(join(folder, itemFileNames[kind])) : null
  const usable = async <T>(kind: ItemFileKind, parse: (text: string) => T | string): Promise<T | null> => {
    const file = await read(kind)
    if (!file) return null
    const value = 'problem' in file ? file.problem : parse(file.text)
    if (typeof value !== 'string') return value
    notes.push(`${itemFileNames[kind]} ${value}`)
    return null
  }
  const input = inputFile(await read('input'))
  const prompt = await usable('prompt', promptIn)
  const response = await usable('response', (text) => responseIn(text, judge))
  const output = await usable('output', objectIn)
  const source = 'fields' in input ? input.source : null
  const isPractice = source?.provider === 'practice'
  return { input, begun: { folder: name, prompt, response, output, isPractice, notes } }
}

function promptIn(text: string): ReadPrompt | string {
  const prompt = readPromptText(text)
  return prompt.user.trim() === '' ? 'has no user part' : prompt
}

function responseIn(text: string, judge: JudgeMessage): BegunItem['response'] | string {
  const body = objectIn(text)
  if (typeof body === 'string') return body
  const { model, problem } = judge(body)
  return problem === null ? { body, model } : `cannot be used: ${problem}`
}

function objectIn(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : 'is not a JSON object'
  } catch {
    return 'is not JSON, or only half of it'
  }
}
