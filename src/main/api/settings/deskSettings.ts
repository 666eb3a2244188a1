import { join } from 'node:path'
import { readSettings, writeSettings } from '../../settingsFile.ts'
import type { Secrets, Settings } from '../desk/desk.ts'
import type { KeyTest } from './keyTest.ts'

/** Settings in the data folder, read once. The key is not among them: only `secrets` knows it. */
export function createSettings(dataDir: string, secrets: Secrets): Settings {
  const file = join(dataDir, 'settings.json')
  let settings = readSettings(file)
  let lastTest: KeyTest | null = null
  return {
    secrets,
    read: () => settings,
    write(change) {
      const wanted = { ...settings, ...change }
      writeSettings(file, wanted)
      settings = wanted
    },
    lastTest: () => lastTest,
    tested: (test) => void (lastTest = test),
  }
}
