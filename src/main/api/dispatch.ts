import type { z } from 'zod'
import type { CallError, CallName, CallResult, Contract, SentCall } from '../../shared/contract.ts'
import { contract, sentCall } from '../../shared/contract.ts'
import { isTooDeep } from '../../shared/nesting.ts'
import { operatorSentence } from '../operations/operatorSentence.ts'
import { DamagedFile } from '../store/workspaceFile/damage.ts'
import { BeingUpdated, NoSuchWorkspace } from '../workspaces.ts'

type Given<N extends CallName> = z.output<Contract[N]['input']>
type Answer<N extends CallName> = z.input<Contract[N]['output']>

/** One function a call. It gets valid input, and throws UsageError for what the operator can mend. */
export type Handlers = {
  readonly [N in CallName]: (input: Given<N>) => Answer<N> | Promise<Answer<N>>
}

/** The handlers of one workspace; those of none for null. Throws UsageError where there is no such workspace. */
export type HandlersIn = (workspace: SentCall['workspace']) => Partial<Handlers>

/**
 * The only door: a known name, the workspace that the page shows, valid input, valid output. Never throws; `onBug`
 * hears of what is ours to mend.
 */
export async function dispatch(
  handlersIn: HandlersIn,
  name: unknown,
  sent: unknown,
  onBug: (error: unknown, name: string) => void,
): Promise<CallResult> {
  if (!isCallName(name)) return refused('There is no such call.')
  const call = sentCall.safeParse(sent)
  if (!call.success) return refused('This call does not say which workspace it is about.')
  const { workspace, input } = call.data
  if (isTooDeep(input)) return refused('This is nested too deeply.')
  const given = contract[name].input.safeParse(input)
  if (!given.success) return refused(firstProblem(given.error))
  try {
    const handle = handlersIn(workspace)[name] as ((input: unknown) => unknown) | undefined
    if (!handle) return refused('This cannot be asked of a workspace, or of none.')
    return { ok: true, value: contract[name].output.parse(await handle(given.data)) }
  } catch (error) {
    return failed(error, name, onBug)
  }
}

function failed(error: unknown, name: string, onBug: (error: unknown, name: string) => void): CallResult {
  if (error instanceof NoSuchWorkspace) return refused(error.message, 'gone')
  if (error instanceof BeingUpdated) return refused(error.message, 'updating')
  if (error instanceof DamagedFile) return refused(error.finding, 'damaged')
  const sentence = operatorSentence(error)
  if (sentence !== null) return refused(sentence)
  onBug(error, name)
  return refused(`Millrace has made a mistake in "${name}". Nothing stored was lost.`, 'bug')
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}

function refused(message: string, kind: CallError['kind'] = 'usage'): CallResult {
  return { ok: false, error: { kind, message } }
}

function firstProblem(error: z.ZodError): string {
  const { path, message } = error.issues[0]!
  return path.length > 0 ? `${path.join('.')}: ${message}` : message
}
