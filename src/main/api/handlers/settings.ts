import type { CallInput } from '../../../shared/contract.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { given } from '../../given.ts'
import type { Prices } from '../../llm/prices.ts'
import { hasLogin, isWebAddress, noLogin } from '../../llm/connect.ts'
import type { StoredSettings } from '../../settingsFile.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { testKey } from '../settings/keyTest.ts'
import { settingsView } from '../settings/settingsView.ts'

type SettingsDesk = Pick<Desk, 'app' | 'settings'>
type SettingsCalls =
  | 'settings.read'
  | 'settings.write'
  | 'key.set'
  | 'key.test'
  | 'key.forget'
  | 'models.list'

/** What is kept between starts, the budgets of the workspace, and the key, which goes in and never comes out. */
export function settingsHandlers(desk: SettingsDesk): Pick<Handlers, SettingsCalls> {
  const { app, settings } = desk
  const { env, clock } = app.config
  const view = () => settingsView(desk)
  return {
    'settings.read': view,
    'settings.write': (change) => {
      write(change, desk)
      return view()
    },
    'key.set': async ({ key }) => {
      const { test, isRefused } = await testKey({ ...env, ANTHROPIC_API_KEY: key.trim() }, clock)
      if (isRefused) throw new UsageError(`The key was not kept, because it does not work. ${test.message}`)
      settings.secrets.set(key.trim())
      settings.tested(
        test.ok ? test : { ...test, message: `The key is kept, but not tested. ${test.message}` },
      )
      return view()
    },
    'key.test': async () => {
      if (!env['ANTHROPIC_API_KEY'] && !env['ANTHROPIC_BASE_URL'])
        throw new UsageError('There is no key to test. Enter one first.')
      settings.tested((await testKey(env, clock)).test)
      return view()
    },
    'key.forget': () => {
      settings.secrets.forget()
      settings.tested(null)
      return view()
    },
    'models.list': () => ({ models: app.prices.list(clock.now()).map(inWindowWords) }),
  }
}

function inWindowWords(model: ReturnType<Prices['list']>[number]) {
  return { ...model, warning: model.warning && inTheWindow(model.warning) }
}

function write(change: CallInput<'settings.write'>, { app, settings }: SettingsDesk): void {
  const { budgets, defaults, baseUrl, ...others } = change
  const parts: Partial<StoredSettings> = {
    ...given(others),
    ...(defaults && { defaults: { ...settings.read().defaults, ...given(defaults) } }),
    ...(baseUrl !== undefined && { baseUrl: usableAddress(baseUrl) }),
  }
  if (Object.keys(parts).length > 0) settings.write(parts)
  const { dayNanoUsd, workspaceNanoUsd } = budgets ?? {}
  if (dayNanoUsd !== undefined) app.store.budgets.setCap('day', dayNanoUsd)
  if (workspaceNanoUsd !== undefined) app.store.budgets.setCap('workspace', workspaceNanoUsd)
}

function usableAddress(text: string | null): string | null {
  const address = text?.trim() ?? ''
  if (address === '') return null
  if (hasLogin(address)) throw new UsageError(`This address ${noLogin}`)
  if (isWebAddress(address)) return address
  throw new UsageError(`"${address}" is not a web address. Write it like http://localhost:8080.`)
}
