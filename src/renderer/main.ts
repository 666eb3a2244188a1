import type { CallResult } from '../shared/contract.ts'

type Call = (name: string, input: unknown) => Promise<CallResult<{ name: string }>>

const token = new URLSearchParams(location.hash.slice(1)).get('token')
const overHttp: Call = async (name, input) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(`api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
  return (await answer.json()) as CallResult<{ name: string }>
}
const { millrace } = globalThis as { millrace?: { call: Call } }
const result = await (millrace?.call ?? overHttp)('workspace.read', {})
document.querySelector('#root')!.textContent = result.ok ? result.value.name : result.error.message
