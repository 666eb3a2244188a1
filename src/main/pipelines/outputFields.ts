import { z } from 'zod'
import { choicesOf } from './choicesOf.ts'
import { facetsOf } from './facets.ts'
import type { Pipeline } from './pipeline.ts'

interface Named {
  readonly name: string
  /** The table can be narrowed by it. */
  readonly isFacet: boolean
}

export interface ChoiceField extends Named {
  readonly kind: 'choice'
  readonly values: readonly string[]
}

export interface NumberField extends Named {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  readonly isWhole: boolean
}

interface TextField extends Named {
  readonly kind: 'text'
}

/** An output field by what its values can be. */
export type OutputField = ChoiceField | NumberField | TextField

/** The output fields of a pipeline whose values say something by themselves, in the order of its columns. */
export function outputFieldsOf(pipeline: Pipeline): OutputField[] {
  const { properties = {} } = z.toJSONSchema(pipeline.reply, { io: 'output' })
  const facets = new Set(facetsOf(pipeline).map(({ column }) => column))
  return pipeline.columns.flatMap((name) => {
    const field = fieldOf(properties[name])
    return field ? [{ name, isFacet: facets.has(name), ...field }] : []
  })
}

type Schema = z.core.JSONSchema._JSONSchema | undefined
type Kind = Omit<ChoiceField, keyof Named> | Omit<NumberField, keyof Named> | Omit<TextField, keyof Named>

function fieldOf(given: Schema): Kind | null {
  const schema = withoutNull(given)
  const values = choicesOf(schema)
  if (values) return { kind: 'choice', values }
  if (typeof schema !== 'object') return null
  const { minimum: min, maximum: max, type } = schema
  if (type === 'string') return { kind: 'text' }
  if (min === undefined || max === undefined) return null
  return { kind: 'number', min, max, isWhole: type === 'integer' }
}

/** A field that may be empty is looked at where it is not. */
function withoutNull(schema: Schema): Schema {
  if (typeof schema !== 'object' || !schema.anyOf) return schema
  const others = schema.anyOf.filter((one) => typeof one !== 'object' || one.type !== 'null')
  return others.length === 1 ? others[0] : schema
}
