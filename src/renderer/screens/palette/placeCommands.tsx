import { LifeBuoy, Layers, Rocket, Scale } from 'lucide-react'
import type { BatchLine } from '../../../shared/views/batchViews.ts'
import type { Command } from '../../commands.ts'
import { openLayer } from '../../commands.ts'
import { BatchStatus } from '../../parts/BatchStatus.tsx'
import { moment, visibleText } from '../../parts/format.ts'
import { places } from '../../places.ts'
import { go } from '../../route.ts'

/** So many batches are there without being looked for. */
const batchesShown = 5

/** Every screen and every batch, by name. */
export function placeCommands(batches: readonly BatchLine[]): Command[] {
  return [
    ...batches.map(batchCommand),
    ...places.map(({ letter, path, title, icon }) => ({
      ...{ id: path, group: 'Go to' as const, icon, text: title },
      keys: `G then ${letter.toUpperCase()}`,
      run: () => go(path),
    })),
    {
      ...{ id: 'welcome', group: 'Go to', icon: Rocket, text: 'First start: a file, the sample, the key' },
      run: () => go('welcome'),
    },
    {
      ...{ id: 'diagnostics', group: 'Workspace', icon: LifeBuoy, text: 'Copy diagnostics…' },
      isHidden: true,
      run: () => openLayer('diagnostics'),
    },
    {
      ...{ id: 'licences', group: 'Workspace', icon: Scale, text: 'Licences…' },
      isHidden: true,
      run: () => openLayer('licences'),
    },
  ]
}

function batchCommand(batch: BatchLine, index: number): Command {
  const { id, name, status, startedAt, createdAt } = batch
  return {
    ...{ id: `batch ${id}`, group: 'Go to', icon: Layers, text: visibleText(name) },
    // What is over is told apart by its day.
    end: status === 'complete' ? moment(startedAt ?? createdAt) : <BatchStatus batch={batch} />,
    isHidden: index >= batchesShown,
    run: () => go(`batches/${id}`),
  }
}
