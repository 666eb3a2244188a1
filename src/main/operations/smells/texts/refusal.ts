import { textSmell } from './textWatch.ts'

/** What models say when they will not answer. A support desk says "I cannot find your order", but not these. */
const phrases = [
  /\bas an? (?:ai|artificial intelligence|(?:large )?language model)\b/i,
  /\bi(?:['’]m| am) (?:just )?an? (?:ai|artificial intelligence|(?:large )?language model)\b/i,
  /\bi(?:['’]m| am)? ?(?:can(?:['’]t|not| not)|(?:am )?unable to|not able to|won['’]t|will not) (?:help|assist|comply|engage|fulfil+|answer|respond)\b(?: you)? (?:with|to) (?:that|this|your|such|the) (?:request|question|ticket|message|content|topic|task)/i,
  /\bi can(?:['’]t|not) (?:help|assist) with (?:that|this)\b[.!]?\s*$/i,
  /\bals (?:ki|künstliche intelligenz|sprachmodell)\b/i,
  /\bich kann (?:ihnen |dir )?(?:dabei|bei dieser anfrage) (?:leider )?nicht helfen\b/i,
  /\ben tant qu['’](?:ia|intelligence artificielle|assistant ia)|\ben tant que modèle de langage/i,
  /\bcomo (?:una? )?(?:ia|inteligencia artificial|inteligência artificial|modelo de (?:lenguaje|linguagem))\b/i,
  /\bin quanto (?:ia|intelligenza artificiale|modello linguistico)\b/i,
  /\bals (?:ai|taalmodel)\b/i,
]

/** So many of them, and it is the prompt that is refused, not a row. */
const serious = 0.05

/** A model refused, and its refusal passed as an answer. One such row is enough. */
export const refusal = textSmell({
  name: 'refusal',
  title: 'Refusals that passed as answers',
  // A ticket about a chatbot may hold the words itself.
  isOdd: (text, { input }) =>
    phrases.some((phrase) => phrase.test(text) && !input.some((given) => phrase.test(given))),
  least: () => 1,
  severity: (share) => (share >= serious ? 'serious' : 'look'),
  said: (field, have) =>
    `${have} the words of a refusal as ${field}, such as “I cannot help with this request”`,
  why: 'The reply was well formed, so that it counts as an answer, but it is none. Ask again, or answer by hand.',
})
