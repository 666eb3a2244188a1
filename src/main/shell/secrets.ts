import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { SafeStorage } from 'electron'
import type { Secrets } from '../api/desk/desk.ts'
import { writeWhole } from '../wholeFile.ts'

// These three are deprecated for promises, which would not tell which store of Linux encrypts.
type Keychain = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>

/**
 * Keeps the key in `file`, encrypted by the system's keychain. Where there is none, or only one that hides nothing
 * (`basic_text` under Linux), it stays in memory and is gone with the process; `keptIn` says so.
 */
export function openSecrets(keychain: Keychain, file: string, platform: NodeJS.Platform): Secrets {
  const keptIn = isReal(keychain, platform) ? 'keychain' : 'memory'
  let key = keptIn === 'keychain' ? readKey(keychain, file) : null
  return {
    keptIn,
    key: () => key,
    set(given) {
      if (keptIn === 'keychain') writeWhole(file, keychain.encryptString(given))
      key = given
    },
    forget() {
      key = null
      rmSync(file, { force: true })
    },
  }
}

function isReal(keychain: Keychain, platform: NodeJS.Platform): boolean {
  if (!keychain.isEncryptionAvailable()) return false
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(keychain.getSelectedStorageBackend())
}

/** null also when it was encrypted by another user or machine: then it has to be given again. */
function readKey(keychain: Keychain, file: string): string | null {
  if (!existsSync(file)) return null
  try {
    return keychain.decryptString(readFileSync(file))
  } catch {
    return null
  }
}
