export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'pl' | 'ja'

/** Small words that are frequent in one language and rare in the others. */
const smallWords: Readonly<Record<Exclude<Language, 'ja'>, string>> = {
  en: 'the and is my i you to have not can please with this for your it was of in we do on how would when are',
  de: 'ich und ist nicht die der das mein meine bitte ein eine wir sie mit für auf kann seit habe noch wie zu den',
  fr: 'je le la les et est pas mon ma une vous nous avec pour depuis bonjour merci des du sur ne plus dans',
  es: 'el los las una mi por favor no puedo que con hola gracias desde del para está es y me se cuando',
  pt: 'o os uma meu minha não por favor que com olá obrigado obrigada desde do da para está e eu em ao você',
  it: 'il gli una mio mia non per favore che con buongiorno grazie dal del è sono di ho come ma della nel',
  nl: 'de het een ik niet mijn en is van met voor kan jullie graag sinds hebben wij op dat wordt nog hoe',
  pl: 'nie jest się w z na do mój moja proszę dzień dobry od dla czy jak mam to że o po już',
}

const wordSets = Object.entries(smallWords).map(
  ([language, words]) => [language as Language, new Set(words.split(' '))] as const,
)

/** A guess from the script and the small words; English where nothing speaks for another language. */
export function languageOf(text: string): Language {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja'
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  let best: Language = 'en'
  let bestHits = 0
  for (const [language, known] of wordSets) {
    const hits = words.filter((word) => known.has(word)).length
    if (hits > bestHits) [best, bestHits] = [language, hits]
  }
  return best
}
