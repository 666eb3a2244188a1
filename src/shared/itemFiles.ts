import { z } from 'zod'
import { providers } from './batch.ts'
import type { Cell } from './table.ts'

/** The files of an item's folder, `{dir}/{workspace}/{pipeline}/{item}/`. Each stands for the stage that leaves it. */
export const itemFileNames = {
  input: 'input.json',
  prompt: 'prompt.txt',
  response: 'response.json',
  output: 'output.json',
} as const

export type ItemFileKind = keyof typeof itemFileNames

/** What a file holds beside the pipeline's fields: its name begins with an underscore, as in exported tables. */
export const sourceKey = '_source'
export const answeredByKey = '_answered_by'
export const renderedKey = '_rendered'

/** The source row behind the fields of `input.json`. Pairs keep the order of the columns, an object would not. */
export const itemSource = z.object({
  row: z.int().positive(),
  provider: z.enum(providers).nullable(),
  mapping: z.record(z.string(), z.string()),
  cells: z.array(z.tuple([z.string(), z.custom<Cell>()])),
})

export type ItemSource = z.infer<typeof itemSource>
