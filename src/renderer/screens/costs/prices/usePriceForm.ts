import { useState } from 'react'
import type { PriceLine, TypedBand } from '../../../../shared/views/costViews.ts'
import { call } from '../../../api.ts'
import { visibleText } from '../../../parts/format.ts'
import { offerUndo } from '../../../parts/toast.ts'
import { doubtAbout, numberText, typedNumber } from '../../../parts/typedNumber.ts'
import type { Action } from '../../../parts/useAction.ts'
import { useAction } from '../../../parts/useAction.ts'

export const priceParts = ['inputUsd', 'cacheWriteUsd', 'cacheReadUsd', 'outputUsd'] as const
export type PricePart = (typeof priceParts)[number]

/** Each as it was typed. */
export interface BandText extends Readonly<Record<PricePart, string>> {
  readonly maxPromptTokens: number | null
}

export interface PriceForm {
  readonly model: string
  readonly bands: readonly BandText[]
  readonly action: Action
  /** Why it cannot be saved yet; null: it can. */
  readonly whyNot: string | null
  readonly setModel: (model: string) => void
  readonly setPrice: (band: number, part: PricePart, text: string) => void
  readonly save: (onSaved: () => void) => void
  readonly forget: (onForgotten: () => void) => void
}

/** A model and its price while they are typed. What may not be is said by the main process. */
export function usePriceForm(line: PriceLine | null): PriceForm {
  const action = useAction()
  const [model, setModel] = useState(line?.id ?? '')
  const [bands, setBands] = useState<readonly BandText[]>(() => line?.bands.map(textOf) ?? [empty])
  const texts = bands.flatMap((band) => priceParts.map((part) => band[part]))
  return {
    ...{ model, bands, action, setModel },
    whyNot:
      model.trim() === ''
        ? 'Name the model first.'
        : texts.every(isPrice)
          ? null
          : (texts.map(doubtAbout).find((doubt) => doubt !== null) ?? 'Every price has to be a number.'),
    setPrice(index, part, text) {
      setBands(bands.map((band, at) => (at === index ? { ...band, [part]: text } : band)))
    },
    save: (onSaved) =>
      void action.run(async () => {
        await call('prices.set', { model, bands: bands.map(typed) })
        offerUndo(`Price of ${visibleText(model)} saved.`, () => putBack(line, model))
        onSaved()
      }),
    forget: (onForgotten) =>
      void action.run(async () => {
        await call('prices.forget', { model })
        offerUndo(`Your price of ${visibleText(model)} is gone.`, () => putBack(line, model))
        onForgotten()
      }),
  }
}

/** As it was before, the operator's own price or the one that came with Millrace. */
function putBack(line: PriceLine | null, model: string): Promise<unknown> {
  const isOwn = line !== null && line.origin !== 'shipped'
  return isOwn ? call('prices.set', { model, bands: line.bands }) : call('prices.forget', { model })
}

const empty: BandText = {
  maxPromptTokens: null,
  inputUsd: '',
  cacheWriteUsd: '',
  cacheReadUsd: '',
  outputUsd: '',
}

/** Nothing typed is no price: 0 has to be meant. */
export function isPrice(text: string): boolean {
  const value = typedNumber(text)
  return value !== null && value >= 0
}

function textOf({ maxPromptTokens, ...prices }: TypedBand): BandText {
  const texts = Object.entries(prices).map(([part, price]) => [part, numberText(price)])
  return { maxPromptTokens, ...(Object.fromEntries(texts) as Record<PricePart, string>) }
}

function typed({ maxPromptTokens, ...texts }: BandText): TypedBand {
  const prices = Object.entries(texts).map(([part, text]) => [part, typedNumber(text)])
  return { maxPromptTokens, ...(Object.fromEntries(prices) as Record<PricePart, number>) }
}
