import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSecrets } from '../../src/main/shell/secrets.ts'
import { tempDir } from '../helpers/tempDir.ts'

type Backend = 'gnome_libsecret' | 'basic_text' | 'unknown'

const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a))

/** As Electron's safeStorage; `turned` texts are its secret. */
function keychain({
  backend = 'gnome_libsecret',
  isAvailable = true,
}: { backend?: Backend; isAvailable?: boolean } = {}) {
  return {
    isEncryptionAvailable: () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => turned(Buffer.from(`v11${text}`)),
    decryptString(bytes: Buffer) {
      const text = turned(bytes).toString()
      if (!text.startsWith('v11')) throw new Error('Error while decrypting the ciphertext')
      return text.slice(3)
    },
  }
}

test('a key is kept encrypted, for its owner alone, and found by the next start', () => {
  const file = join(tempDir(), 'key')
  const secrets = openSecrets(keychain(), file, 'linux')
  expect(secrets).toMatchObject({ keptIn: 'keychain' })
  expect(secrets.key()).toBeNull()
  secrets.set('sk-canary')
  expect(secrets.key()).toBe('sk-canary')
  expect(readFileSync(file).includes('sk-canary')).toBe(false)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const next = openSecrets(keychain(), file, 'linux')
  expect(next.key()).toBe('sk-canary')
  next.forget()
  expect(next.key()).toBeNull()
  expect(existsSync(file)).toBe(false)
})

test.each([
  ['its store hides nothing', { backend: 'basic_text' as Backend }],
  ['its store is not known', { backend: 'unknown' as Backend }],
  ['there is none', { isAvailable: false }],
])('under Linux a key stays in memory when %s, and that is said', (_what, machine) => {
  const file = join(tempDir(), 'key')
  const secrets = openSecrets(keychain(machine), file, 'linux')
  expect(secrets.keptIn).toBe('memory')
  secrets.set('sk-canary')
  expect(secrets.key()).toBe('sk-canary')
  expect(existsSync(file)).toBe(false)
  expect(openSecrets(keychain(machine), file, 'linux').key()).toBeNull()
})

test('on other systems nobody is asked for the store of Linux', () => {
  const file = join(tempDir(), 'key')
  expect(openSecrets(keychain({ backend: 'unknown' }), file, 'darwin').keptIn).toBe('keychain')
})

test('a key that another machine encrypted is no key, and can be given once more', () => {
  const file = join(tempDir(), 'key')
  writeFileSync(file, 'of another machine')
  const secrets = openSecrets(keychain(), file, 'linux')
  expect(secrets.key()).toBeNull()
  secrets.set('sk-new')
  expect(openSecrets(keychain(), file, 'linux').key()).toBe('sk-new')
})

test('a key that could not be kept is not taken for one that was', () => {
  const folder = join(tempDir(), 'not a folder')
  writeFileSync(folder, '')
  const secrets = openSecrets(keychain(), join(folder, 'key'), 'linux')
  expect(() => secrets.set('sk-canary')).toThrow(/EEXIST|ENOTDIR/)
  expect(secrets.key()).toBeNull()
})
