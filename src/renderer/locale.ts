/**
 * Some systems name their locale in a way that Intl refuses (`en-US@posix`): the part it knows is taken, also by
 * libraries that ask the browser. Imported first.
 */
export const locale = knownLocale(navigator.language)

if (locale !== navigator.language) Object.defineProperty(navigator, 'language', { value: locale })

function knownLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.split(/[@.]/)[0])[0] ?? 'en-US'
  } catch {
    return 'en-US'
  }
}
