import type { z } from 'zod'

/** What is wrong with a field of a reply, for the model and for people: the validator's words, but for choices. */
export function problemText(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value') return issue.message
  return `not one of ${issue.values.join(', ')}`
}
