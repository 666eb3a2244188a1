import { cutEnd } from './cutEnd.ts'
import { dearRows } from './dearRows.ts'
import { defaults } from './defaults.ts'
import { echo } from './echo.ts'
import { fallbacks } from './fallbacks.ts'
import { fewNumbers } from './fewNumbers.ts'
import { manyAttempts } from './manyAttempts.ts'
import { oneValue } from './oneValue.ts'
import { otherLanguage } from './otherLanguage.ts'
import { placeholder } from './placeholder.ts'
import { refusal } from './refusal.ts'
import { rejects } from './rejects.ts'
import { repeatedModel } from './repeatedModel.ts'
import { retryStorm } from './retryStorm.ts'
import { sameText } from './sameText.ts'
import { shortText } from './shortText.ts'
import { slowRows } from './slowRows.ts'
import type { Smell } from './smell.ts'
import { unusedValue } from './unusedValue.ts'

/** All that is looked for: first what the answers say, then how they came about. */
export const smells: readonly Smell[] = [
  ...[oneValue, unusedValue, fewNumbers, sameText],
  ...[refusal, otherLanguage, shortText, placeholder, echo, cutEnd],
  ...[defaults, fallbacks, rejects, repeatedModel, retryStorm, manyAttempts, dearRows, slowRows],
]
