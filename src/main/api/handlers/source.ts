import { pipelines } from '../../pipelines/registry.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { chosen, registered } from '../files/chosen.ts'
import { fileStem } from '../files/fileStem.ts'
import { jobsHandlers } from './jobs.ts'
import { checkSource } from '../source/checkSource.ts'
import { importSource, settingsFor } from '../source/importSource.ts'
import { openColumns, openTable, sayingItsName } from '../source/openTable.ts'
import { createReadings } from '../source/readings.ts'
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
  const reading = createReadings()
  return {
    'source.choose': async () => chosen(await files.chooseSource(), files),
    'source.sample': () => registered(sampleFile(), files),
    'source.read': ({ source, options, mapping }) => {
      const file = files.source(source)
      return reading(source, { options, mapping }, async (signal) => {
        const table = await openColumns(file, options, signal)
        return { source, ...(await sourceViewOf({ file, table, pipeline, chosen: mapping }, app, signal)) }
      })
    },
    'source.check': (wanted) => {
      const file = files.source(wanted.source)
      return { job: jobs.start((control) => checkSource({ file, wanted, pipeline }, desk, control)) }
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
      const job = jobs.start(async (control) => {
        const imported = await importSource({ file, wanted, settings, pipeline }, app, control)
        files.doneWith(wanted.source)
        return imported
      })
      return { job }
    },
    ...jobsHandlers(desk),
  }
}
