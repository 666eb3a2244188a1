import { languageOf } from './languageOf.ts'
import { someOf, textSmell } from './textWatch.ts'

const serious = 0.1

/** A text in another language than its row. Judged only where both languages are beyond doubt. */
export const otherLanguage = textSmell({
  name: 'other_language',
  title: 'Texts in another language than their row',
  judgeable: 'whose language can be told',
  isOdd(text, { input }) {
    const wanted = languageOf(input.join('\n'))
    const given = wanted && languageOf(text)
    return given ? given !== wanted : null
  },
  least: someOf,
  severity: (share) => (share >= serious ? 'serious' : 'look'),
  said: (field, have) => `${have} a ${field} in another language than the row itself`,
  why: 'Whoever wrote in one language is answered in another. Where the pipeline is meant to translate, nothing is wrong.',
})
