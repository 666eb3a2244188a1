import type { z } from 'zod'

/** The texts that a field of a JSON schema allows; null: any value of its type. */
export function choicesOf(schema: z.core.JSONSchema._JSONSchema | undefined): string[] | null {
  const values = typeof schema === 'object' ? schema.enum : undefined
  return values?.every((value) => typeof value === 'string') ? values : null
}
