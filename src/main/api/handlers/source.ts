import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { estimateTable } from '../../engine/estimateTable.ts'
import { defaultSettings } from '../../operations/settings.ts'
import { pipelines } from '../../pipelines/registry.ts'
import type { Desk, SourceFile } from '../desk.ts'
import type { Handlers } from '../dispatch.ts'
import { fileStem } from '../fileStem.ts'
import { checkTable } from '../source/checkTable.ts'
import { importSource, requireMapping, settingsFor } from '../source/importSource.ts'
import { openTable, sayingItsName } from '../source/openTable.ts'
import { sampleFile } from '../source/sampleFile.ts'
import { saveRejects } from '../source/saveRejects.ts'
import { sourceViewOf } from '../source/sourceView.ts'

type SourceDesk = Pick<Desk, 'app' | 'host' | 'jobs' | 'files' | 'settings'>
type SourceCalls =
  | 'source.choose'
  | 'source.sample'
  | 'source.read'
  | 'source.check'
  | 'source.saveRejects'
  | 'source.import'
  | 'job.read'
  | 'job.cancel'

/** A table on its way in: chosen, looked at, checked, imported. And the jobs that this takes. */
export function sourceHandlers(desk: SourceDesk): Pick<Handlers, SourceCalls> {
  const { app, jobs, files } = desk
  const pipeline = pipelines[0]!
  const registered = (file: SourceFile) => {
    const { fileName, bytes } = file
    return { source: files.addSource(file), fileName, bytes }
  }
  return {
    'source.choose': async () => {
      const path = await files.chooseSource()
      if (path === null) return { file: null }
      return { file: registered({ path, fileName: basename(path), bytes: (await stat(path)).size }) }
    },
    'source.sample': () => registered(sampleFile()),
    'source.read': async ({ source, options, mapping }) => {
      const file = files.source(source)
      const table = await openTable(file, options)
      return { source, ...(await sourceViewOf(file, table, pipeline, mapping, app)) }
    },
    'source.check': ({ source, options, mapping: chosen }) => {
      const file = files.source(source)
      const job = jobs.start(async (control) => {
        const table = await openTable(file, options)
        const mapping = requireMapping(table, pipeline, chosen)
        const { asked, ...check } = await sayingItsName(file, () =>
          checkTable(table, mapping, pipeline, control),
        )
        return { kind: 'check', check: { ...check, ...costOf(asked, desk) } }
      })
      return { job }
    },
    'source.saveRejects': async ({ source, options }) => {
      const file = files.source(source)
      const table = await openTable(file, options)
      const name = `${fileStem(file.fileName)}-rejected.csv`
      return sayingItsName(file, () => saveRejects(table, name, desk))
    },
    'source.import': (wanted) => {
      const file = files.source(wanted.source)
      const settings = settingsFor(wanted, desk)
      const job = jobs.start((control) => importSource(file, wanted, settings, pipeline, { app, control }))
      return { job }
    },
    'job.read': ({ job, version, waitMs }) => jobs.read(job, version, waitMs),
    'job.cancel': ({ job }) => {
      jobs.cancel(job)
      return {}
    },
  }
}

/** For the model that is asked first unless the operator says otherwise. */
function costOf(
  asked: { readonly rows: number; readonly characters: number },
  { app, settings }: Pick<Desk, 'app' | 'settings'>,
) {
  const models = settings.read().defaults.models ?? defaultSettings.models
  return estimateTable(asked, models[0]!, app.prices, app.config.clock.now())
}
