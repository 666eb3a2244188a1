import type { Seal } from '../../../shared/status.ts'
import type { Session } from '../session.ts'
import { costText } from '../costText.ts'
import { aligned } from '../plainTable.ts'
import { number } from '../../../shared/words/counted.ts'

/** `millrace list`: all batches of the workspace, newest first. */
export function list({ app: { store }, isJson, printJson, hinted, terminal }: Session): number {
  const batches = store.batches.list()
  if (isJson) {
    printJson({ batches: batches.map((batch) => store.status(batch)) })
    return 0
  }
  const lines = batches
    .map((batch) => [batch, store.totals(batch)] as const)
    .map(([batch, totals]) => [
      String(batch.id),
      batch.reason ? `${batch.status} (${batch.reason})` : batch.status,
      `${number(answeredIn(totals.seal))} of ${number(batch.sourceRows)} answered`,
      totals.seal.default > 0 ? `${number(totals.seal.default)} default` : '',
      totals.seal.failed > 0 ? `${number(totals.seal.failed)} failed` : '',
      costText(totals),
      batch.settings.provider === 'practice' ? 'practice' : '',
      batch.name,
    ])
  const head = ['ID', 'Status', 'Rows', '', '', 'Cost', '', 'Name']
  terminal.out(
    lines.length > 0
      ? `${aligned([head, ...lines])}\n`
      : hinted('There is no batch yet. Make one with: millrace run FILE\n'),
  )
  return 0
}

function answeredIn({ model, cache, human }: Seal): number {
  return model + cache + human
}
