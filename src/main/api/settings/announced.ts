import type { StoredSettings } from '../../settingsFile.ts'
import type { Settings } from '../desk/desk.ts'

/** Settings and the key stand outside the workspace files, so no feed sees them change: `onChange` hears of it. */
export function announced(settings: Settings, onChange: (settings: StoredSettings) => void): Settings {
  const { secrets } = settings
  const tell = (): void => onChange(settings.read())
  return {
    read: () => settings.read(),
    write(change) {
      settings.write(change)
      tell()
    },
    lastTest: () => settings.lastTest(),
    tested(test) {
      settings.tested(test)
      tell()
    },
    secrets: {
      keptIn: secrets.keptIn,
      key: () => secrets.key(),
      set(key) {
        secrets.set(key)
        tell()
      },
      forget() {
        secrets.forget()
        tell()
      },
    },
  }
}
