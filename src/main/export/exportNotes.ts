import { counted } from '../../shared/words/counted.ts'
import type { Exported } from './exportBatch.ts'

/** What is to be known of an exported file that nobody sees in it at once, as sentences. */
export function exportNotes({ renamed, unanswered, cutCells }: Exported): string[] {
  return [
    ...Object.entries(renamed).map(
      ([column, name]) =>
        `The table has a column "${column}" of its own; the answer's "${column}" is in the column "${name}".`,
    ),
    ...(unanswered > 0
      ? [`${counted(unanswered, 'row has', 'rows have')} no answer yet. Export again once every row has one.`]
      : []),
    ...(cutCells > 0
      ? [
          `${counted(cutCells, 'cell was', 'cells were')} too long for a spreadsheet and cut; CSV and JSONL keep them whole.`,
        ]
      : []),
  ]
}
