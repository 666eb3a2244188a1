import type { z } from 'zod'
import type { CallName, CallResult, Contract } from '../../shared/contract.ts'
import { contract } from '../../shared/contract.ts'
import { isTooDeep } from '../../shared/nesting.ts'
import { UsageError } from '../../shared/usageError.ts'
import { storageTroubleOf } from '../store/storageTrouble.ts'

type Given<N extends CallName> = z.output<Contract[N]['input']>
type Answer<N extends CallName> = z.input<Contract[N]['output']>

/** One function a call. It gets valid input, and throws UsageError for what the operator can mend. */
export type Handlers = {
  readonly [N in CallName]: (input: Given<N>) => Answer<N> | Promise<Answer<N>>
}

/** The only door: a known name, valid input, valid output. Never throws; `onBug` hears of what is ours to mend. */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  onBug: (error: unknown, name: string) => void,
): Promise<CallResult> {
  if (!isCallName(name)) return usage('There is no such call.')
  if (isTooDeep(input)) return usage('This is nested too deeply.')
  const given = contract[name].input.safeParse(input)
  if (!given.success) return usage(firstProblem(given.error))
  try {
    const handle = handlers[name] as (input: unknown) => unknown
    return { ok: true, value: contract[name].output.parse(await handle(given.data)) }
  } catch (error) {
    if (error instanceof UsageError) return usage(error.message)
    const trouble = storageTroubleOf(error)
    if (trouble) return usage(trouble.message)
    onBug(error, name)
    const message = `Millrace has made a mistake in "${name}". Nothing stored was lost.`
    return { ok: false, error: { kind: 'bug', message } }
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}

function usage(message: string): CallResult {
  return { ok: false, error: { kind: 'usage', message } }
}

function firstProblem(error: z.ZodError): string {
  const { path, message } = error.issues[0]!
  return path.length > 0 ? `${path.join('.')}: ${message}` : message
}
