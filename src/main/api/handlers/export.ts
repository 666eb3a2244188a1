import { planExport } from '../../export/planExport.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { chosenRows } from '../export/chosenRows.ts'
import { exportTarget, requireEnding } from '../export/exportTarget.ts'
import { exported } from '../export/exported.ts'
import { fileStem } from '../files/fileStem.ts'
import { sayingItsName } from '../source/openTable.ts'

type ExportDesk = Pick<Desk, 'app' | 'host' | 'jobs' | 'files'>

/** A batch on its way out: what it would be, where it goes, and the writing. */
export function exportHandlers(
  desk: ExportDesk,
): Pick<Handlers, 'export.plan' | 'export.target' | 'export.run'> {
  const { app, jobs, files } = desk
  return {
    'export.plan': async ({ batchId, rows: wanted, format, columns = null }) => {
      const batch = requireBatch(app.store, batchId)
      const chosen = (await chosenRows(batch, wanted, app)) ?? null
      using store = app.store.snapshot()
      const plan = await planExport(store, batch, { format, chosen, columns })
      const { source, output, facts } = plan.names
      return {
        rows: plan.rows,
        columns: { source: [...source], output: [...output], facts: [...facts] },
        bytes: plan.bytes,
        fileName: `${fileStem(batch.name)}-results.${format}`,
      }
    },
    'export.target': async ({ fileName, ask }) => ({ target: await exportTarget(fileName, ask, desk) }),
    'export.run': (wanted) => {
      const batch = requireBatch(app.store, wanted.batchId)
      const path = files.target(wanted.target)
      requireEnding(path, wanted.format)
      return {
        job: jobs.start((control) =>
          sayingItsName({ path, fileName: files.shownPath(path) }, () =>
            exported({ batch, wanted, path }, desk, control),
          ),
        ),
      }
    },
  }
}
