import { answeredByKey, renderedKey } from '../../../shared/itemFiles.ts'
import type { AnswerSource } from '../../../shared/item.ts'
import { isPracticeName, plainName, practiceName } from '../../../shared/words/practiceName.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import type { MappedRow, Outcome, Pipeline, Prompt } from '../../pipelines/pipeline.ts'
import type { ReadPrompt } from '../../pipelines/promptText.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** Says which model a stored response names, and why it cannot be parsed, if so. */
export type JudgeMessage = (body: JsonObject) => {
  readonly model: string | null
  readonly problem: string | null
}

/** What the files of an item show, each read but not yet held against the pipeline. null: not there, or damaged. */
export interface BegunItem {
  readonly folder: string
  readonly prompt: ReadPrompt | null
  readonly response: { readonly body: JsonObject; readonly model: string | null } | null
  readonly output: JsonObject | null
  /** It was exported from a batch of the practice model. */
  readonly isPractice: boolean
  /** What was damaged, to go behind the folder's name. */
  readonly notes: readonly string[]
}

/** Where an item goes on, and what it brings along. */
export interface Standing {
  readonly checkpoint: Checkpoint
  readonly input: unknown
  readonly prompt: Prompt | null
  readonly response: JsonObject | null
  readonly output: unknown
  readonly answeredBy: AnswerSource | null
  readonly model: string | null
  readonly notes: readonly string[]
}

/**
 * Where an item goes on: behind the last stage whose file is good. Earlier stages that left no file are done here,
 * since they cost nothing and a retry needs what they leave.
 */
export function standingOf(begun: BegunItem, row: MappedRow, pipeline: Pipeline): Standing {
  const input = pipeline.acquire(row)
  const made = input.ok ? pipeline.prepare(input.value) : input
  const prompt = promptOf(begun.prompt, made)
  const output = begun.output && outputOf(begun.output, pipeline)
  const good = output?.ok ? output.value : null
  return {
    checkpoint: checkpointOf(good, begun, prompt),
    input: input.ok ? input.value : null,
    prompt: prompt ?? (made.ok ? made.value : null),
    response: begun.response?.body ?? null,
    output: good,
    ...answererOf(begun, good !== null),
    notes: [
      ...begun.notes,
      ...(output?.ok === false ? [`output.json does not fit the pipeline: ${output.failure.message}`] : []),
    ],
  }
}

function checkpointOf(output: unknown, { response }: BegunItem, prompt: Prompt | null): Checkpoint {
  if (output !== null) return 'parsed'
  if (response) return 'processed'
  return prompt ? 'prepared' : 'pending'
}

/** A prompt without marks comes from another program: it is the user part, under the pipeline's own system part. */
function promptOf(read: ReadPrompt | null, made: Outcome<Prompt>): Prompt | null {
  if (!read) return null
  const { system, user } = read
  if (system !== null) return { system, user }
  return made.ok ? { system: made.value.system, user } : null
}

/** The pipeline's own schema decides. It may be strict, so what an export added goes first. */
function outputOf(output: JsonObject, pipeline: Pipeline): Outcome<unknown> {
  const { [answeredByKey]: _who, [renderedKey]: _row, ...fields } = output
  return pipeline.parse(JSON.stringify(fields))
}

/** Scripts do not always say which model they asked. */
const unknownModel = 'unknown'

/** A default stays a default, and a practice answer a practice answer; all else was answered by a model. */
function answererOf(
  { response, output, isPractice }: BegunItem,
  hasOutput: boolean,
): Pick<Standing, 'answeredBy' | 'model'> {
  if (!hasOutput && !response) return { answeredBy: null, model: null }
  const who = hasOutput ? output?.[answeredByKey] : null
  if (who === 'default' || who === 'human') return { answeredBy: who, model: null }
  const name = typeof who === 'string' ? who : ''
  const named = plainName(name) === 'cache' || name === '' ? null : name
  const model = response?.model ?? named ?? unknownModel
  return {
    answeredBy: 'model',
    model: isPractice || isPracticeName(name) ? practiceName(model) : model,
  }
}
