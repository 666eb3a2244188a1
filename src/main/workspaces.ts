import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { UsageError } from '../shared/usageError.ts'
import { sizeText } from '../shared/words/sizeText.ts'
import { workspaceNameRule } from '../shared/words/workspaceNameRule.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The data folder: as given, else `MILLRACE_DATA_DIR`, else where the desktop app keeps its data. */
export function dataDirOf(given: string | undefined, env: Env, platform: NodeJS.Platform): string {
  const named = given ?? env['MILLRACE_DATA_DIR']
  return named ? resolve(named) : join(userDataRoot(env, platform), 'Millrace')
}

/** As Electron's `app.getPath('appData')`. */
function userDataRoot(env: Env, platform: NodeJS.Platform): string {
  const home = env['HOME'] ?? homedir()
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return env['XDG_CONFIG_HOME'] || join(home, '.config')
}

/** The workspace of whoever names none. */
export const usualWorkspace = 'default'

const allowedName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u

/** Names that Windows keeps for devices, whatever stands behind a dot. */
const reservedName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** There is no workspace of this name: it was renamed or deleted, or never made. */
export class NoSuchWorkspace extends UsageError {
  constructor(name: string) {
    super(`There is no workspace "${name}". It may have been renamed or deleted.`)
  }
}

/** An earlier program wrote it. It is brought up to date when it is asked for again. */
export class BeingUpdated extends UsageError {
  constructor(name: string, bytes: number) {
    super(`The workspace "${name}" (${sizeText(bytes)}) was written by an earlier version of Millrace.`)
  }
}

/** The file of a workspace. Throws UsageError for a name that cannot be a file name everywhere. */
export function workspacePath(dataDir: string, name: string): string {
  if (allowedName.test(name)) return join(workspacesDir(dataDir), `${name}.db`)
  throw new UsageError(`"${name}" cannot be a workspace name. ${workspaceNameRule}`)
}

/** Whether there is such a workspace. Throws UsageError for a name that none can have. */
export function hasWorkspace(dataDir: string, name: string): boolean {
  return existsSync(workspacePath(dataDir, name))
}

/** Throws NoSuchWorkspace. Some file systems would find "Team" under "team": only its own name will do. */
export function requireWorkspace(dataDir: string, name: string): void {
  if (!listWorkspaces(dataDir).includes(name)) throw new NoSuchWorkspace(name)
}

/**
 * The name for a workspace that is to be made, or is to have another one than `before`. Throws UsageError for one that
 * cannot be a file name everywhere, or that another workspace has in either case.
 */
export function newWorkspaceName(dataDir: string, typed: string, before?: string): string {
  const name = typed.trim().normalize('NFC')
  workspacePath(dataDir, name)
  if (reservedName.test(name))
    throw new UsageError(
      `"${name}" cannot be a workspace name: Windows keeps it for a device. Choose another one.`,
    )
  const others = listWorkspaces(dataDir).filter((other) => other !== before)
  const taken = others.find((other) => comparable(other) === comparable(name))
  if (taken !== undefined)
    throw new UsageError(`There is a workspace "${taken}" already. Choose another name.`)
  return name
}

function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** Throws UsageError for a data folder that is something else. It need not be there. */
export function requireFolder(dataDir: string): void {
  const found = existsSync(dataDir) ? statSync(dataDir) : null
  if (found && !found.isDirectory())
    throw new UsageError(`${dataDir} is not a folder, so it cannot be the data folder. Name another one.`)
}

/** The names of all workspaces, sorted. */
export function listWorkspaces(dataDir: string): string[] {
  const folder = workspacesDir(dataDir)
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory())
    throw new UsageError(`${folder} is not a folder, so no workspace can be in it. Move that file away.`)
  const files = readdirSync(folder).filter((file) => file.endsWith('.db'))
  return files.map((file) => file.slice(0, -'.db'.length)).toSorted()
}

export function workspacesDir(dataDir: string): string {
  return join(dataDir, 'workspaces')
}
