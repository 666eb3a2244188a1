import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import type { Batch } from '../../../shared/batch.ts'
import type { CallInput, CallOutput } from '../../../shared/contract.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { ChosenRows } from '../../export/exportBatch.ts'
import { exportBatch } from '../../export/exportBatch.ts'
import { exportFormatOf } from '../../export/exportFormat.ts'
import { isFileName } from '../../export/files/fileName.ts'
import { planExport } from '../../export/planExport.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { Desk, JobControl, JobResult } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { fileStem } from '../files/fileStem.ts'
import { sayingItsName } from '../source/openTable.ts'
import { viewedBatch } from '../items/viewedBatch.ts'

type ExportDesk = Pick<Desk, 'app' | 'host' | 'jobs' | 'files'>
type Wanted = CallInput<'export.run'>

/** A batch on its way out: what it would be, where it goes, and the writing. */
export function exportHandlers(
  desk: ExportDesk,
): Pick<Handlers, 'export.plan' | 'export.target' | 'export.run'> {
  const { app, jobs, files } = desk
  return {
    'export.plan': async ({ batchId, rows: wanted, format }) => {
      const batch = requireBatch(app.store, batchId)
      const chosen = (await chosenRows(batch, wanted, app)) ?? null
      using store = app.store.snapshot()
      const plan = await planExport(store, batch, findPipeline(batch.pipeline), format, chosen)
      const { source, output, facts } = plan.names
      return {
        rows: plan.rows,
        columns: { source: [...source], output: [...output], facts: [...facts] },
        bytes: plan.bytes,
        fileName: `${fileStem(batch.name)}-results.${format}`,
      }
    },
    'export.target': async ({ fileName, ask }) => ({ target: await targetFor(fileName, ask, desk) }),
    'export.run': (wanted) => {
      const batch = requireBatch(app.store, wanted.batchId)
      const path = files.target(wanted.target)
      requireEnding(path, wanted.format)
      return {
        job: jobs.start((control) =>
          sayingItsName({ path, fileName: files.shownPath(path) }, () =>
            exported(batch, wanted, path, desk, control),
          ),
        ),
      }
    },
  }
}

async function chosenRows(
  batch: Batch,
  rows: Wanted['rows'],
  { store, config }: Desk['app'],
): Promise<ChosenRows | undefined> {
  switch (rows.kind) {
    case 'all':
      return undefined
    case 'rows':
      return { in: async () => rows.rows, saidAs: { chosen: new Set(rows.rows).size } }
    case 'filter': {
      const { filter } = rows
      // Words are taken in by who may write.
      await viewedBatch(batch, { filter }, store)
      const now = config.clock.now()
      return {
        in: async (snapshot) =>
          snapshot.views.rows(await viewedBatch(batch, { filter }, snapshot), filter, now),
        saidAs: { filter },
      }
    }
  }
}

async function targetFor(
  fileName: string,
  ask: boolean,
  { host, files }: ExportDesk,
): Promise<CallOutput<'export.target'>['target']> {
  if (!isFileName(fileName)) throw new UsageError('This is not the name of a file.')
  exportFormatOf(fileName)
  const isOnWeb = host === 'web'
  const path = ask && !isOnWeb ? await files.chooseTarget(fileName) : files.defaultTarget(fileName)
  if (path === null) return null
  // What waits for a browser is of no use to anybody once there is a newer one.
  const exists = !isOnWeb && existsSync(path)
  return { target: files.addTarget(path), shown: files.shownPath(path), exists }
}

function requireEnding(path: string, format: Wanted['format']): void {
  if (exportFormatOf(path) === format) return
  throw new UsageError(
    `A file that ends in ${extname(path)} would hold another format. End it in .${format}.`,
  )
}

async function exported(
  batch: Batch,
  wanted: Wanted,
  path: string,
  { app, host, files }: ExportDesk,
  control: JobControl,
): Promise<JobResult> {
  const rows = await chosenRows(batch, wanted.rows, app)
  const written = await exportBatch(app.store, batch.id, findPipeline(batch.pipeline), {
    file: path,
    columns: wanted.columns,
    only: null,
    ...(rows && { rows }),
    force: wanted.overwrite || host === 'web',
    now: () => app.config.clock.now(),
    onRows: (count) => control.progress(count, null),
    signal: control.signal,
  })
  const downloads = [files.offer(written.file), files.offer(written.manifest)].filter((one) => one !== null)
  return {
    kind: 'export',
    exported: {
      shown: files.shownPath(written.file),
      manifest: files.shownPath(written.manifest),
      rows: written.rows,
      bytes: written.bytes,
      sha256: written.sha256,
      cutCells: written.cutCells,
      downloads,
    },
  }
}
