/** The ids the practice server knows unless told otherwise: those alive when this was written. */
export const knownModels: readonly string[] = [
  'claude-fable-5-2',
  'claude-fable-5-1',
  'claude-opus-5-5',
  'claude-opus-5',
  'claude-opus-4-8',
  'claude-opus-4-7',
  'claude-opus-4-6',
  'claude-opus-4-5-20251101',
  'claude-sonnet-5-5',
  'claude-sonnet-5',
  'claude-sonnet-4-6',
  'claude-sonnet-4-5',
  'claude-sonnet-4-5-20250929',
  'claude-haiku-5-5',
  'claude-haiku-4-5',
  'claude-haiku-4-5-20251001',
]

export const maxOutputTokens = 128_000

/** An entry of GET /v1/models. */
export function modelEntry(id: string): Record<string, unknown> {
  return {
    type: 'model',
    id,
    display_name: `${id} (practice)`,
    line: id.split('-')[1] ?? id,
    lifecycle: 'active',
    deprecated_at: null,
    retires_at: null,
    max_input_tokens: 1_000_000,
    max_tokens: maxOutputTokens,
    capabilities: {},
  }
}

/** The answer to GET /v1/models, on one page. */
export function modelPage(ids: readonly string[]): Record<string, unknown> {
  return { data: ids.map(modelEntry), has_more: false, first_id: ids[0] ?? null, last_id: ids.at(-1) ?? null }
}
