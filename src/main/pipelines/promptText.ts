import type { Prompt } from './pipeline.ts'

const systemLine = '=== system ==='
const userLine = '=== user ==='

/**
 * A prompt as a text that people read and `readPromptText` reads back as it was:
 *
 *     === system ===
 *     the system part
 *     === user ===
 *     the user part
 *
 * A line of the system part that looks like the second mark gets a backslash in front.
 */
export function promptText({ system, user }: Prompt): string {
  const escaped = system.replaceAll(/^(\\*=== user ===)$/gm, String.raw`\$1`)
  return `${systemLine}\n${escaped}\n${userLine}\n${user}\n`
}

export interface ReadPrompt {
  /** null where the text has no marks: then all of it is the user part. */
  readonly system: string | null
  readonly user: string
}

/** Reads what `promptText` wrote, also after an editor has changed its line ends or dropped the last one. */
export function readPromptText(text: string): ReadPrompt {
  const isConverted = text.startsWith(`${systemLine}\r\n`)
  const plain = isConverted ? text.replaceAll('\r\n', '\n') : text
  const userAt = plain.startsWith(`${systemLine}\n`) ? plain.indexOf(`\n${userLine}\n`) : -1
  if (userAt < 0) return { system: null, user: text }
  const system = plain.slice(systemLine.length + 1, Math.max(userAt, systemLine.length + 1))
  return {
    system: system.replaceAll(/^\\(\\*=== user ===)$/gm, '$1'),
    user: plain.slice(userAt + userLine.length + 2).replace(/\n$/, ''),
  }
}
