import { knownLocale } from '../shared/words/knownLocale.ts'

/**
 * Who opens the page may say which locale the operator has: the desktop app asks the system, since its Chromium knows
 * only the languages that come with it. Otherwise it is the browser's.
 */
const asked = new URLSearchParams(globalThis.location?.search).get('locale') ?? navigator.language

/** Libraries that ask the browser hear the same. Imported first. */
export const locale = knownLocale(asked)

if (locale !== navigator.language) Object.defineProperty(navigator, 'language', { value: locale })
