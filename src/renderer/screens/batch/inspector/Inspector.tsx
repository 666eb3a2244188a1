import { useEffect, useRef, useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail, ItemsView } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { visibleText } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useFocusBack } from '../../../parts/useFocusBack.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { AnswerSection } from './AnswerSection.tsx'
import { Banner } from './Banner.tsx'
import { CallsSection } from './CallsSection.tsx'
import { EarlierSection } from './EarlierSection.tsx'
import { HistorySection } from './HistorySection.tsx'
import { InputSection } from './InputSection.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import type { Open } from './ItemActions.tsx'
import { ItemActions } from './ItemActions.tsx'
import { PromptSection } from './PromptSection.tsx'
import { RenderedSection } from './RenderedSection.tsx'
import { StageRail } from './StageRail.tsx'

interface Props {
  readonly batch: BatchView
  readonly row: number
  readonly view: ItemsView
  readonly onMove: (row: number) => void
  readonly onClose: () => void
}

const slidesOver = 'transition-[translate] duration-(--slow) ease-(--ease) starting:translate-x-8'

/** All that is known of one row, and what a person can do with it. Slides over the table. */
export function Inspector({ batch, row, view, onMove, onClose }: Props) {
  const { value: detail, error } = useLive('item.read', { batchId: batch.id, row })
  const [open, setOpen] = useState<Open | null>(null)
  const part = useFocusBack('[role=grid]')
  const body = useRef<HTMLDivElement>(null)
  const shown = detail?.item.row === row ? detail : undefined
  const show = (stage: number): void =>
    body.current?.querySelector(`[data-stage="${stage}"]`)?.scrollIntoView()
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which an effect must not return.
    body.current?.scrollTo(0, 0)
  }, [row])
  useKeys(Object.fromEntries(['1', '2', '3', '4', '5'].map((key) => [key, () => show(Number(key))])))
  return (
    <aside className={`insp ${slidesOver}`} aria-label={`Item ${row}`} ref={part}>
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
        {shown && (
          <Sections
            batch={batch}
            detail={shown}
            onStage={show}
            onUse={(name, value) => setOpen({ kind: 'override', given: { [name]: value } })}
          />
        )}
      </div>
      {shown && <ItemActions key={row} batch={batch} detail={shown} open={open} onOpen={setOpen} />}
    </aside>
  )
}

interface SectionsProps {
  readonly batch: BatchView
  readonly detail: ItemDetail
  readonly onStage: (stage: number) => void
  readonly onUse: (name: string, value: string) => void
}

function Sections({ batch, detail, onStage, onUse }: SectionsProps) {
  const { item, rendered } = detail
  return (
    <>
      {item.title && (
        <h2 className="lead b wrap-anywhere" dir="auto">
          {visibleText(item.title)}
        </h2>
      )}
      {detail.banner && <Banner {...detail.banner} />}
      {detail.earlier && <EarlierSection batch={batch} item={item} earlier={detail.earlier} />}
      <StageRail detail={detail} onStage={onStage} />
      {detail.prompt && (
        <PromptSection prompt={detail.prompt} pipeline={`${batch.pipeline} v${batch.pipelineVersion}`} />
      )}
      <AnswerSection detail={detail} onUse={onUse} />
      <CallsSection key={item.row} detail={detail} />
      <InputSection detail={detail} fileName={batch.source.fileName} />
      {rendered && <RenderedSection rendered={rendered} answeredBy={item.answeredBy} />}
      <HistorySection batch={batch} detail={detail} />
    </>
  )
}
