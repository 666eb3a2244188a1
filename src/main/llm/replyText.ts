/** The text of a message: all text blocks joined. A thinking block may come first, so blocks are read by type. */
export function textOf(body: Readonly<Record<string, unknown>>): string {
  const blocks = Array.isArray(body['content']) ? (body['content'] as unknown[]) : []
  return blocks
    .filter(isText)
    .map((block) => block.text)
    .join('')
}

function isText(block: unknown): block is { type: 'text'; text: string } {
  const { type, text } = (block ?? {}) as { type?: unknown; text?: unknown }
  return type === 'text' && typeof text === 'string'
}
