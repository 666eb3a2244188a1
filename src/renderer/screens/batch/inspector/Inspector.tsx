import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail, ItemsView } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { number, visibleText } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useKeys } from '../../../parts/useKeys.ts'
import { AnswerSection } from './AnswerSection.tsx'
import { Banner } from './Banner.tsx'
import { CallsSection } from './CallsSection.tsx'
import { HistorySection } from './HistorySection.tsx'
import { InputSection } from './InputSection.tsx'
import { ItemActions } from './ItemActions.tsx'
import { PromptSection } from './PromptSection.tsx'
import { StageRail } from './StageRail.tsx'

interface Props {
  readonly batch: BatchView
  readonly row: number
  readonly view: ItemsView
  readonly onMove: (row: number) => void
  readonly onClose: () => void
}

/** All that is known of one row, and what a person can do with it. Slides over the table. */
export function Inspector({ batch, row, view, onMove, onClose }: Props) {
  const { value: detail, error } = useLive('item.read', { batchId: batch.id, row })
  const place = useLive('items.place', { batchId: batch.id, row, view }).value
  const body = useRef<HTMLDivElement>(null)
  const shown = detail?.item.row === row ? detail : undefined
  const show = (stage: number): void =>
    body.current?.querySelector(`[data-stage="${stage}"]`)?.scrollIntoView()
  useEffect(() => body.current?.scrollTo(0, 0), [row])
  useKeys({
    '1': () => show(1),
    '2': () => show(2),
    '3': () => show(3),
    '4': () => show(4),
    '5': () => show(5),
  })
  const step = (to: number | null | undefined): void => {
    if (to !== null && to !== undefined) onMove(to)
  }
  return (
    <aside className="insp" aria-label={`Item ${row}`}>
      <header>
        <span className="b">Row {number(row)}</span>
        {shown?.item.externalId && <span className="t3 cut">{visibleText(shown.item.externalId)}</span>}
        <span className="grow" />
        {place?.index != null && (
          <span className="small t3">
            {number(place.index + 1)} of {number(place.total)}
          </span>
        )}
        <button
          type="button"
          className="btn quiet icon"
          aria-label="Previous item"
          disabled={place?.before == null}
          onClick={() => step(place?.before)}
        >
          <ChevronUp className="i" aria-hidden />
        </button>
        <button
          type="button"
          className="btn quiet icon"
          aria-label="Next item"
          disabled={place?.after == null}
          onClick={() => step(place?.after)}
        >
          <ChevronDown className="i" aria-hidden />
        </button>
        <button type="button" className="btn quiet icon" aria-label="Close" onClick={onClose}>
          <X className="i" aria-hidden />
        </button>
      </header>
      {/* Only what scrolls with the keyboard has to be in the order of the tab key. */}
      <div
        className="scroll insp-body"
        tabIndex={0}
        role="region"
        aria-label="What is known of this row"
        ref={body}
      >
        {error && !shown && <Trouble message={error} />}
        {shown && <Sections batch={batch} detail={shown} onStage={show} />}
      </div>
      {shown && <ItemActions batch={batch} detail={shown} />}
    </aside>
  )
}

function Sections({
  batch,
  detail,
  onStage,
}: {
  readonly batch: BatchView
  readonly detail: ItemDetail
  readonly onStage: (stage: number) => void
}) {
  return (
    <>
      <h2 className="lead b" dir="auto">
        {visibleText(detail.item.title)}
      </h2>
      {detail.banner && <Banner {...detail.banner} />}
      <StageRail detail={detail} onStage={onStage} />
      {detail.prompt && (
        <PromptSection prompt={detail.prompt} pipeline={`${batch.pipeline} v${batch.pipelineVersion}`} />
      )}
      <AnswerSection detail={detail} />
      <CallsSection detail={detail} />
      <InputSection detail={detail} fileName={batch.source.fileName} />
      <HistorySection detail={detail} />
    </>
  )
}
