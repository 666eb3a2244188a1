import { Sparkles } from 'lucide-react'
import type { AnswerSource } from '../../shared/item.ts'
import { Dash } from './Dash.tsx'
import { modelName, visibleText } from './format.ts'
import { sealIcons } from './sealLooks.ts'

interface Props {
  readonly answeredBy: AnswerSource | null
  readonly model: string | null
  /** 1 is the primary model. */
  readonly rung: number
}

/** The ordinary answer is quiet; a fallback, a default, the cache and a human speak. */
export function AnsweredBy({ answeredBy, model, rung }: Props) {
  if (answeredBy === null) return <Dash />
  if (answeredBy === 'model') {
    const look = rung > 1 ? 'chip t-model c-model' : 'chip quiet'
    return (
      <span className={look} title={model === null ? undefined : visibleText(model)}>
        <Sparkles className="i s12" aria-hidden />
        {modelName(model ?? 'model')}
      </span>
    )
  }
  const Icon = sealIcons[answeredBy]
  return (
    <span className={`chip t-${answeredBy} c-${answeredBy}`}>
      <Icon className="i s12" aria-hidden />
      {answeredBy === 'default' ? 'DEFAULT' : answeredBy}
    </span>
  )
}
