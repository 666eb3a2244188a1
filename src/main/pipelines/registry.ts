import { z } from 'zod'
import { UsageError } from '../../shared/usageError.ts'
import type { Pipeline } from './pipeline.ts'
import { ticketClassifier } from './ticketClassifier.ts'

/** A pipeline is a module; adding one here makes it known everywhere. */
export const pipelines: readonly Pipeline[] = [ticketClassifier]

export function findPipeline(name: string): Pipeline {
  const found = pipelines.find((pipeline) => pipeline.name === name)
  if (found) return found
  const known = pipelines.map((pipeline) => pipeline.name).join(', ')
  throw new UsageError(`There is no pipeline "${name}". There is: ${known}.`)
}

/** Everything about a pipeline that changes answers, as data: equal definitions are the same version. */
export function definitionOf(pipeline: Pipeline): object {
  const { name, revision, fields, columns, maxOutputTokens, defaultResponse } = pipeline
  const reply = z.toJSONSchema(pipeline.reply, { io: 'output' })
  return {
    name,
    revision,
    fields: fields.map((field) => field.name),
    reply,
    columns,
    maxOutputTokens,
    defaultResponse,
  }
}
