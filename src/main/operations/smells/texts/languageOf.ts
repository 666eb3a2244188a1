/** Small words that are frequent in one language and rare in the others. */
const smallWords: Readonly<Record<string, string>> = {
  English:
    'the and is my i you to have not can please with this for your it was of in we on how would when are be that has will our if from me do been but they there what an as at so',
  German:
    'ich und ist nicht die der das mein meine bitte ein eine wir sie mit für auf kann seit habe noch wie zu den dem ihre ihr ihnen uns auch oder wenn wird werden haben sind bei von im einen nach es',
  French:
    'je le la les et est pas mon ma une vous nous avec pour depuis bonjour merci des du sur ne plus dans votre notre que qui ce cette un il au aux ou si être a été vos',
  Spanish:
    'el los las una mi por favor no puedo que con hola gracias desde del para está es y me se cuando su nos le lo un la de en más pero ha hemos muy sus si',
  Portuguese:
    'o os uma meu minha não por favor que com olá obrigado obrigada desde do da para está e eu em ao você seu sua nos um mais mas foi são na no dos das se',
  Italian:
    'il gli una mio mia non per favore che con buongiorno grazie dal del è sono di ho come ma della nel un la le i lo si ci vi suo sua abbiamo anche più questo',
  Dutch:
    'de het een ik niet mijn en is van met voor kan jullie graag sinds hebben wij op dat wordt nog hoe uw u we zijn te in er maar ook als om bij heeft naar',
  Polish:
    'nie jest się w z na do mój moja proszę dzień dobry od dla czy jak mam to że o po już i nasz pan pani są przez będzie został ale aby oraz',
}

const wordSets = Object.entries(smallWords).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
)

const scripts = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Devanagari', /\p{Script=Devanagari}/gu],
] as const

/** The beginning says it. */
const charactersRead = 1_500
/** Fewer small words than this may be a name, a quotation, a product. */
const leastHits = 4
/** Of all words: a text that has none of them is a list, a log, or another language than these. */
const leastShare = 0.15
/** Languages share small words: the best must be well ahead of the next. */
const lead = 1.7
const scriptShare = 0.3

/** The language of a text, or its script; null where that is not beyond doubt. */
export function languageOf(text: string): string | null {
  const beginning = text.slice(0, charactersRead)
  return (beyondLatin.test(beginning) ? ofScript(beginning) : null) ?? ofLatin(beginning)
}

/** Most texts have none of these, and need not be looked through for each script. */
const beyondLatin = /[\u0370-\u1dff\u2e80-\uffff]/

function ofScript(beginning: string): string | null {
  const letters = beginning.match(/\p{L}/gu)?.length ?? 0
  for (const [name, letter] of scripts) {
    const found = beginning.match(letter)?.length ?? 0
    if (found > 0 && found >= letters * scriptShare) return name
  }
  return null
}

function ofLatin(text: string): string | null {
  // Each word once: one that comes again and again may be a code.
  const words = [...new Set(text.toLowerCase().match(/\p{L}+/gu))]
  const hits = wordSets
    .map(([language, known]) => [language, words.filter((word) => known.has(word)).length] as const)
    .toSorted(([, a], [, b]) => b - a)
  const [[best, most], [, next]] = [hits[0]!, hits[1]!]
  const isSure = most >= leastHits && most >= words.length * leastShare && most >= next * lead
  return isSure ? best : null
}
