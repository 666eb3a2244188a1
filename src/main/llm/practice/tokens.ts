import type { MessageRequest } from './messageRequest.ts'

/** Latin text takes about one token for 3.5 characters; scripts without spaces take about one for each. */
const tokensPerCharacter = 1 / 3.5
const tokensPerWideCharacter = 0.9
const firstWideCode = 0x2e80
const tokensPerMessage = 4

/** An estimate that does not depend on the model. */
export function countTokens(text: string): number {
  let wide = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= firstWideCode) wide++
  return Math.ceil((text.length - wide) * tokensPerCharacter + wide * tokensPerWideCharacter)
}

/** The beginning of a text that is worth at most this many tokens. */
export function cutToTokens(text: string, maxTokens: number): string {
  let tokens = 0
  for (let i = 0; i < text.length; i++) {
    tokens += text.charCodeAt(i) >= firstWideCode ? tokensPerWideCharacter : tokensPerCharacter
    if (tokens > maxTokens) return text.slice(0, i)
  }
  return text
}

/** What a request is billed as input: system prompt, messages and, where given, the output schema. */
export function countInputTokens(request: MessageRequest): number {
  let tokens = tokensPerMessage + countTokens(request.system)
  for (const message of request.messages) tokens += tokensPerMessage + countTokens(message.text)
  return request.schema === null ? tokens : tokens + countTokens(JSON.stringify(request.schema))
}
