import type { z } from 'zod'
import { isObject } from '../../shared/isObject.ts'
import type { Outcome } from './pipeline.ts'
import { done, failed } from './pipeline.ts'
import { problemText } from './problemText.ts'

/** Validates the JSON object in a reply. Says every problem in one sentence, for the model and for people. */
export function readReply<T>(text: string, schema: z.ZodType<T>): Outcome<T> {
  const value = findObject(text)
  if (value === undefined) return failed('bad_reply', 'The reply holds no JSON object.')
  const result = schema.safeParse(value)
  return result.success ? done(result.data) : failed('bad_reply', problemsOf(result.error))
}

/**
 * The JSON object in a reply: the whole text, else what stands between code fences, else the first one inside prose.
 */
export function findObject(text: string): object | undefined {
  return asObject(text) ?? asObject(fenced(text)) ?? objectInProse(text)
}

/** No part of the pattern can match in two ways: a reply full of line ends must not take forever. */
function fenced(text: string): string {
  return /```(?:json)?[^\S\n]*\n([\s\S]*?)```/i.exec(text)?.[1] ?? ''
}

function asObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** At most this many opening braces are tried: a reply full of braces must not take forever. */
const maxStarts = 20

function objectInProse(text: string): object | undefined {
  let start = text.indexOf('{')
  for (let tries = 0; start >= 0 && tries < maxStarts; tries++) {
    const found = asObject(text.slice(start, closingBrace(text, start) + 1))
    if (found) return found
    start = text.indexOf('{', start + 1)
  }
  return undefined
}

/** Where the object that opens at `start` closes; braces inside strings do not count. -1 when it never does. */
function closingBrace(text: string, start: number): number {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at
  }
  return -1
}

function problemsOf(error: z.ZodError): string {
  const problems = error.issues.map((issue) => `${issue.path.join('.') || 'reply'}: ${problemText(issue)}`)
  return `${problems.slice(0, 5).join('; ')}.`
}
