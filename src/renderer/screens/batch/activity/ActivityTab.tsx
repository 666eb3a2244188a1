import { ArrowUp, ListFilter } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { EventsPage, EventTopic } from '../../../../shared/views/eventViews.ts'
import { eventTopic, eventTopics } from '../../../../shared/views/eventViews.ts'
import type { Command } from '../../../commands.ts'
import { useOffer } from '../../../commands.ts'
import { number } from '../../../parts/format.ts'
import { Reading } from '../../../parts/Outlines.tsx'
import { Segments } from '../../../parts/Segments.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { setQuery, useRoute } from '../../../route.ts'
import { topicTitles } from '../eventLooks.ts'
import { EventList } from './EventList.tsx'
import { useEventLog } from './useEventLog.ts'

interface Props {
  readonly batchId: BatchId
  readonly tabs: ReactNode
}

/** What happened to the batch, who did it and why, newest first. */
export function ActivityTab({ batchId, tabs }: Props) {
  const { query } = useRoute()
  const topic = eventTopic.safeParse(query.get('topic')).data ?? null
  const around = Number(query.get('event')) || null
  const [isAtTop, setIsAtTop] = useState(true)
  const { log, error, older } = useEventLog({ batchId, topic, around }, isAtTop)
  const [visits, setVisits] = useState(0)
  const showNewest = (): void => {
    setQuery({ event: null })
    setVisits((before) => before + 1)
  }
  useOffer(topicCommands(topic))
  return (
    <>
      <div className="tabbar">
        {tabs}
        <div className="tools">
          {log !== null && log.newer > 0 && <Newer count={log.newer} onShow={showNewest} />}
          <TopicChoice topic={topic} counts={log?.counts} />
        </div>
      </div>
      {error && (
        <div className="p-4">
          <Trouble message={error} />
        </div>
      )}
      {log === null && !error && <Reading />}
      {log?.events.length === 0 && <Nothing topic={topic} />}
      {log !== null && log.events.length > 0 && (
        <EventList
          // Another part of the log is looked at from its own beginning.
          key={`${topic} ${around} ${visits}`}
          {...{ log, around }}
          onTop={setIsAtTop}
          onEnd={older}
        />
      )}
    </>
  )
}

interface ChoiceProps {
  readonly topic: EventTopic | null
  readonly counts: EventsPage['counts'] | undefined
}

function TopicChoice({ topic, counts }: ChoiceProps) {
  const countOf = (value: EventTopic) => (counts?.[value] ? number(counts[value]) : undefined)
  return (
    <Segments
      label="What about"
      value={topic ?? 'all'}
      options={[
        { value: 'all', text: 'All' },
        ...eventTopics.map((value) => ({ value, text: topicTitles[value], count: countOf(value) })),
      ]}
      onChange={(value) => showTopic(value === 'all' ? null : value)}
    />
  )
}

/** What has happened since, or after the entry that one came for. */
function Newer({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  return (
    <button type="button" className="btn" onClick={onShow}>
      <ArrowUp className="i" aria-hidden /> {number(count)} newer
    </button>
  )
}

function Nothing({ topic }: { readonly topic: EventTopic | null }) {
  if (topic === null)
    return <p className="empty">Nothing has happened yet. Start the batch, and it will be told here.</p>
  return (
    <div className="empty grid gap-3 justify-items-center">
      <p>Nothing here about {topicTitles[topic].toLowerCase()}.</p>
      <button type="button" className="btn" onClick={() => showTopic(null)}>
        Show all
      </button>
    </div>
  )
}

function showTopic(topic: EventTopic | null): void {
  setQuery({ topic, event: null })
}

function topicCommands(shown: EventTopic | null): Command[] {
  const others = [null, ...eventTopics].filter((topic) => topic !== shown)
  return others.map((topic) => ({
    id: `topic ${topic}`,
    group: 'This batch',
    icon: ListFilter,
    text: topic === null ? 'Activity: all of it' : `Activity: ${topicTitles[topic].toLowerCase()} only`,
    run: () => showTopic(topic),
  }))
}
