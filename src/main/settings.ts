import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { runSettings } from '../shared/views/batchViews.ts'
import { themes } from '../shared/views/deskViews.ts'
import { given } from './given.ts'

/** What is kept between starts. Never the key. A part that cannot be read is as if it had not been set. */
const settingsFile = z.object({
  defaults: runSettings.partial().transform(given).catch({}),
  /** null: Anthropic's own. */
  baseUrl: z.string().max(2_000).nullable().catch(null),
  usePractice: z.boolean().catch(false),
  theme: z.enum(themes).catch('system'),
  /** A start that costs more than this is asked about: nano-dollars. */
  askAboveNanoUsd: z.int().min(0).catch(1_000_000_000),
  /** The workspace that a page showed last. */
  lastWorkspace: z.string().max(200).nullable().catch(null),
})
export type SettingsFile = z.infer<typeof settingsFile>

/** A file that is not there, or is damaged, counts as empty: settings must never keep the program from starting. */
export function readSettings(file: string): SettingsFile {
  return settingsFile.parse(objectIn(file))
}

/** The file is whole or as it was, and only for its owner. */
export function writeSettings(file: string, settings: SettingsFile): void {
  const passing = `${file}.new`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  rmSync(passing, { force: true })
  writeFileSync(passing, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(passing, file)
}

function objectIn(file: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content : {}
  } catch {
    return {}
  }
}
