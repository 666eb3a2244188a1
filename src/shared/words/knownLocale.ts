/** Some systems name their locale in a way that Intl refuses (`en-US@posix`, `C`): the part it knows is taken. */
export function knownLocale(tag: string): string {
  try {
    const [known] = Intl.getCanonicalLocales(tag.split(/[@.]/)[0]?.replaceAll('_', '-'))
    return known ?? 'en-US'
  } catch {
    return 'en-US'
  }
}
