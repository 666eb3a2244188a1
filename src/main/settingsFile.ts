import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isObject } from '../shared/isObject.ts'
import { runSettings } from '../shared/views/batchViews.ts'
import { themes } from '../shared/views/deskViews.ts'
import { given } from './given.ts'
import { writeJson } from './wholeFile.ts'

/** What is kept between starts. Never the key. A part that cannot be read is as if it had not been set. */
const settingsFile = z.object({
  defaults: runSettings.partial().transform(given).catch({}),
  /** null: Anthropic's own. */
  baseUrl: z.string().max(2_000).nullable().catch(null),
  usePractice: z.boolean().catch(false),
  theme: z.enum(themes).catch('system'),
  /** A start that costs more than this is asked about: nano-dollars. */
  askAboveNanoUsd: z.int().min(0).catch(1_000_000_000),
  /** Whether the desktop says when a batch ends or pauses. */
  notify: z.boolean().catch(true),
  /** The workspace that a page showed last. */
  lastWorkspace: z.string().max(200).nullable().catch(null),
})
export type StoredSettings = z.infer<typeof settingsFile>

/** A file that is not there, or is damaged, counts as empty: settings must never keep the program from starting. */
export function readSettings(file: string): StoredSettings {
  return settingsFile.parse(objectIn(file))
}

export function writeSettings(file: string, settings: StoredSettings): void {
  writeJson(file, settings)
}

function objectIn(file: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isObject(content) ? content : {}
  } catch {
    return {}
  }
}
