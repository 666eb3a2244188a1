import { accessSync, constants, statSync } from 'node:fs'
import { sizeText } from '../../../shared/words/sizeText.ts'
import { defaultProvider } from '../../llm/connect.ts'
import { probed } from '../../llm/probe.ts'
import { damagedFile } from '../../store/workspaceFile/damage.ts'
import { schemaVersion } from '../../store/connection/migrate.ts'
import { aligned } from '../plainTable.ts'
import type { Session } from '../session.ts'

interface Check {
  readonly name: string
  readonly ok: boolean
  readonly message: string
}

/** `millrace doctor`: checks what a run needs. Ends with 0 when all is well, else 1. */
export async function doctor(session: Session): Promise<number> {
  const checks = [
    checkDataDir(session),
    checkDatabase(session),
    checkKey(session),
    await checkConnection(session),
  ]
  const ok = checks.every((check) => check.ok)
  if (session.isJson) session.printJson({ ok, checks })
  else {
    const lines = checks.map((check) => [check.ok ? 'ok' : 'WRONG', check.name, check.message])
    session.terminal.out(`${aligned(lines)}\n`)
  }
  return ok ? 0 : 1
}

function checkDataDir({ app: { config } }: Session): Check {
  const name = 'data folder'
  try {
    accessSync(config.dataDir, constants.R_OK | constants.W_OK)
    return { name, ok: true, message: config.dataDir }
  } catch {
    return {
      name,
      ok: false,
      message: `${config.dataDir} cannot be written. Choose another with --data-dir.`,
    }
  }
}

function checkDatabase({ app: { store }, hinted }: Session): Check {
  const name = 'database'
  const verdict = store.db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') {
    const { message } = damagedFile(store.db.name, String(verdict).trim())
    return { name, ok: false, message: hinted(message) }
  }
  const bytes = statSync(store.db.name).size
  return {
    name,
    ok: true,
    message: `${store.db.name} (schema ${schemaVersion}, ${sizeText(bytes)}) is sound`,
  }
}

/** Says whether there is a key, never what it is. */
function checkKey({ terminal: { env } }: Session): Check {
  const name = 'key'
  if (env['ANTHROPIC_API_KEY']) return { name, ok: true, message: 'ANTHROPIC_API_KEY is set' }
  if (env['ANTHROPIC_BASE_URL'])
    return { name, ok: true, message: 'none; ANTHROPIC_BASE_URL is set and may need none' }
  return {
    name,
    ok: true,
    message: 'none, so the practice model answers. Set ANTHROPIC_API_KEY for real answers.',
  }
}

async function checkConnection({ app: { config }, terminal: { env } }: Session): Promise<Check> {
  const { endpoint, failure } = await probed(defaultProvider(env), env, () => config.clock.now())
  const message = failure ? `${endpoint}: ${failure.message}` : `${endpoint} answers`
  return { name: 'connection', ok: failure === null, message }
}
