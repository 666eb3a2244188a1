import { statSync } from 'node:fs'
import { homedir, release, totalmem } from 'node:os'
import { listWorkspaces, workspacePath } from '../../workspaces.ts'
import type { StoredSettings } from '../../settingsFile.ts'
import type { Desk } from './desk.ts'

const logLines = 60
const batchesShown = 20
const megabyte = 1_000_000

/**
 * What to send with a report: what runs where, how much there is, what the log said last. It is put together from counts
 * and from words of our own; names of files and batches, cells, prompts, addresses and keys are not in it.
 */
export function diagnosticsOf(desk: Desk): string {
  const { app, settings } = desk
  const text = [
    `Millrace ${desk.version}, ${desk.host}`,
    ...machine(),
    `Data folder: ${app.config.dataDir.replace(homedir(), '~')}`,
    '',
    ...filesOf(app.config.dataDir),
    ...openWorkspace(desk),
    '',
    ...settingsOf(settings.read(), desk),
    '',
    `Last lines of the log:`,
    ...app.log.tail(logLines),
  ].join('\n')
  return withoutSecrets(text, app.config.env['ANTHROPIC_API_KEY'])
}

function machine(): string[] {
  const { versions, platform, arch } = process
  const programs = ['electron', 'chrome', 'node'].filter((name) => versions[name])
  return [
    `${platform} ${release()} ${arch}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    programs.map((name) => `${name} ${versions[name]}`).join(', '),
  ]
}

/** Every workspace by number: its name may be a client's. */
function filesOf(dataDir: string): string[] {
  return listWorkspaces(dataDir).map((name, index) => {
    const { size } = statSync(workspacePath(dataDir, name))
    return `Workspace ${index + 1}: ${(size / megabyte).toFixed(1)} MB`
  })
}

function openWorkspace({ app: { store }, runs }: Desk): string[] {
  const batches = store.batches.list()
  const lines = batches.slice(0, batchesShown).map((batch) => {
    const { seal, calls } = store.totals(batch)
    const rows = Object.entries(seal).filter(([, count]) => count > 0)
    const reason = batch.reason ? ` (${batch.reason})` : ''
    return `Batch ${batch.id}: ${batch.status}${reason}; ${rows.map(([part, count]) => `${part} ${count}`).join(', ')}; ${calls.total} calls, ${calls.failed} failed`
  })
  const schema = store.db.pragma('user_version', { simple: true }) as number
  const here = `${runs.list().length} running here, ${runs.waiting().length} waiting for the network`
  return [`Open: schema ${schema}, ${batches.length} batches, ${here}`, ...lines]
}

/** Whether something is set, where it could say who the operator is. */
function settingsOf(settings: StoredSettings, { app, settings: { secrets } }: Desk): string[] {
  const { defaults, baseUrl, usePractice, theme, notify } = settings
  const { models, ...numbers } = defaults
  const given = app.config.env['ANTHROPIC_BASE_URL'] ? 'set' : 'not set'
  return [
    `Key: ${app.config.env['ANTHROPIC_API_KEY'] ? `set, ${secrets.key() === null ? 'from the environment' : secrets.keptIn}` : 'not set'}`,
    `Server address: ${given}${baseUrl === null ? '' : ', in the settings'}`,
    `Practice: ${usePractice}, theme: ${theme}, notifications: ${notify}`,
    `Defaults: ${JSON.stringify({ ...numbers, models: models?.length ?? 'as built in' })}`,
  ]
}

/** None is in it; should that ever be wrong, this is the last door. */
function withoutSecrets(text: string, key: string | undefined): string {
  const known = key ? text.replaceAll(key.trim(), '(the key)') : text
  return known.replaceAll(/sk-[\w-]{8,}/g, '(a key)')
}
