/**
 * Who opens the page may say which locale the operator has: the desktop app asks the system, since its Chromium knows
 * only the languages that come with it. Otherwise it is the browser's.
 */
const asked = new URLSearchParams(globalThis.location?.search).get('locale') ?? navigator.language

/**
 * Some systems name their locale in a way that Intl refuses (`en-US@posix`): the part it knows is taken, also by
 * libraries that ask the browser. Imported first.
 */
export const locale = knownLocale(asked)

if (locale !== navigator.language) Object.defineProperty(navigator, 'language', { value: locale })

function knownLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.split(/[@.]/)[0]?.replaceAll('_', '-'))[0] ?? 'en-US'
  } catch {
    return 'en-US'
  }
}
