import type { Session } from './session.ts'
import { aligned } from './plainTable.ts'

/** `millrace list`: all batches of the workspace, newest first. */
export function list({ app: { store }, isJson, printJson, terminal }: Session): number {
  const documents = store.batches.list().map((batch) => store.status(batch))
  if (isJson) {
    printJson({ batches: documents })
    return 0
  }
  const lines = documents.map(({ batch, seal, cost }) => [
    String(batch.id),
    batch.reason ? `${batch.status} (${batch.reason})` : batch.status,
    `${seal.model + seal.cache + seal.human} of ${batch.sourceRows} answered`,
    seal.default > 0 ? `${seal.default} default` : '',
    seal.failed > 0 ? `${seal.failed} failed` : '',
    `$${cost.usd}`,
    batch.name,
  ])
  const head = ['ID', 'Status', 'Rows', '', '', 'Cost', 'Name']
  terminal.out(
    lines.length > 0
      ? `${aligned([head, ...lines])}\n`
      : 'No batches yet. Make one with: millrace run FILE\n',
  )
  return 0
}
