import { someOf, textSmell } from './textWatch.ts'
import { wordCount } from './words.ts'

/** Shorter ones are labels and headings, which end without a mark. */
const leastWords = 8
/** So many words after the last sentence: a name or a greeting below a letter is shorter. */
const leastAfter = 4
/** Where most texts end like this the field is no prose. */
const isMeant = 0.5
const serious = 0.1

const ending = /[.!?…。！？:;)\]}"'”’»›`*~%\d\p{Extended_Pictographic}]\s*$/u
const lastEnd = /[.!?…。！？\n](?=[^.!?…。！？\n]*$)/u
const signOff =
  /\b(?:regards|sincerely|cheers|thanks|thank you|wishes|yours|team|support|grüßen?|cordialement|salutations|saludos|saluti|cumprimentos|groet(?:en)?|pozdrawiam)\b/iu
/** Links and addresses end as they do. */
const lastWord = /(?:https?:\/\/|www\.|\S+@)\S*$/

/** A text that stops in the middle of a sentence. */
export const cutEnd = textSmell({
  name: 'cut_end',
  title: 'Texts that stop in the middle of a sentence',
  judgeable: `with ${leastWords} words or more`,
  isOdd(text) {
    const end = text.trimEnd()
    if (wordCount(end) < leastWords) return null
    if (ending.test(end) || lastWord.test(end)) return false
    const rest = end.slice((lastEnd.exec(end)?.index ?? -1) + 1)
    return wordCount(rest) >= leastAfter && !signOff.test(rest)
  },
  least: someOf,
  most: isMeant,
  severity: (share) => (share >= serious ? 'serious' : 'look'),
  said: (field, have) => `${have} a ${field} that stops in the middle of a sentence`,
  why: 'The model ran out of room, or was told to be too short. More output tokens help against the first.',
})
