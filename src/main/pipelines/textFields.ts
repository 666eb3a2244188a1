import type { Pipeline } from './pipeline.ts'

/** The fields that a pipeline asks about: text in one of them is enough. In the order of its fields. */
export function textFieldsOf(pipeline: Pipeline): string[] {
  const names = pipeline.fields.map(({ name }) => name)
  return names.filter((name) => pipeline.acquire({ [name]: 'text' }).ok)
}
