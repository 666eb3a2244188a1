import { pipelines } from '../../pipelines/registry.ts'
import type { Session } from '../session.ts'

/** `millrace pipelines`: what can be run over a table. */
export function listPipelines({ isJson, printJson, terminal }: Session): number {
  if (isJson) {
    printJson({
      pipelines: pipelines.map(({ name, summary, fields, columns }) => ({
        name,
        summary,
        fields: fields.map((field) => ({ name: field.name, required: field.required })),
        columns,
      })),
    })
    return 0
  }
  for (const { name, summary, fields, columns } of pipelines) {
    const inputs = fields.map((field) => (field.required ? field.name : `${field.name} (optional)`))
    terminal.out(`${name}: ${summary}\n  reads   ${inputs.join(', ')}\n  writes  ${columns.join(', ')}\n`)
  }
  return 0
}
