import { useEffect, useRef } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail, ItemsView } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { visibleText } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useKeys } from '../../../parts/useKeys.ts'
import { AnswerSection } from './AnswerSection.tsx'
import { Banner } from './Banner.tsx'
import { CallsSection } from './CallsSection.tsx'
import { HistorySection } from './HistorySection.tsx'
import { InputSection } from './InputSection.tsx'
import { InspectorHead } from './InspectorHead.tsx'
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
  return (
    <aside className="insp" aria-label={`Item ${row}`}>
      <InspectorHead
        batch={batch}
        row={row}
        externalId={shown?.item.externalId ?? null}
        view={view}
        onMove={onMove}
        onClose={onClose}
      />
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
