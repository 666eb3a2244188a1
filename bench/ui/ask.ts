import type { CallInput, CallName, CallOutput, CallResult } from '../../src/shared/contract.ts'
import type { Host } from './window.ts'

/** Asks the host as the page does. */
export async function ask<N extends CallName>(
  { url }: Host,
  name: N,
  input: CallInput<N> | { readonly [key: string]: unknown },
): Promise<CallOutput<N>> {
  const { origin, hash } = new URL(url)
  const headers = {
    authorization: `Bearer ${hash.replace('#token=', '')}`,
    'content-type': 'application/json',
  }
  const response = await fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ workspace: 'bench', input }),
  })
  const result = (await response.json()) as CallResult
  if (!result.ok) throw new Error(result.error.message)
  return result.value as CallOutput<N>
}
