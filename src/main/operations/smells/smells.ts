import { cutEnd } from './texts/cutEnd.ts'
import { dearRows } from './course/dearRows.ts'
import { defaults } from './course/defaults.ts'
import { echo } from './texts/echo.ts'
import { fallbacks } from './course/fallbacks.ts'
import { fewNumbers } from './values/fewNumbers.ts'
import { manyAttempts } from './course/manyAttempts.ts'
import { oneValue } from './values/oneValue.ts'
import { otherLanguage } from './texts/otherLanguage.ts'
import { placeholder } from './texts/placeholder.ts'
import { refusal } from './texts/refusal.ts'
import { rejects } from './course/rejects.ts'
import { repeatedModel } from './course/repeatedModel.ts'
import { retryStorm } from './course/retryStorm.ts'
import { sameText } from './texts/sameText.ts'
import { shortText } from './texts/shortText.ts'
import { slowRows } from './course/slowRows.ts'
import type { Smell } from './smell.ts'
import { unusedValue } from './values/unusedValue.ts'

/** All that is looked for: first what the answers say, then how they came about. */
export const smells: readonly Smell[] = [
  ...[oneValue, unusedValue, fewNumbers, sameText],
  ...[refusal, otherLanguage, shortText, placeholder, echo, cutEnd],
  ...[defaults, fallbacks, rejects, repeatedModel, retryStorm, manyAttempts, dearRows, slowRows],
]
