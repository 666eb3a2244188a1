import { z } from 'zod'
import { batchCalls } from './calls/batchCalls.ts'
import { deskCalls } from './calls/deskCalls.ts'
import { fileCalls } from './calls/fileCalls.ts'
import { itemCalls } from './calls/itemCalls.ts'

/**
 * All that a page can ask of the main process, in both directions: name -> what it takes, what it gives.
 * Calls only. Errors come back as data: see `CallResult`.
 */
export const contract = { ...deskCalls, ...batchCalls, ...itemCalls, ...fileCalls } as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>

/**
 * What a page sends with the name of a call: the workspace that it shows, and the input. Without a workspace only calls
 * about workspaces themselves (`workspaces.*`) and their jobs are answered.
 */
export const sentCall = z.strictObject({ workspace: z.string().max(200).nullable(), input: z.unknown() })
export type SentCall = z.infer<typeof sentCall>

/**
 * `usage`: the input or the state of things does not allow it, and the message is for the operator. `gone`: there is no
 * such workspace. `damaged`: its file cannot be opened, but it can be set aside. `updating`: it is brought up to date
 * first, which takes a while; ask again. `bug`: ours.
 */
export type CallError = {
  readonly kind: 'usage' | 'gone' | 'damaged' | 'updating' | 'bug'
  readonly message: string
}

export type CallResult<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CallError }
