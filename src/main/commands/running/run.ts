import type { ImportFlags } from './importFlags.ts'
import { importFile } from './importFile.ts'
import { operatorHere } from '../../operations/operator.ts'
import { sayAsked } from '../../operations/run/sayAsked.ts'
import { defaultSettings, settledWith } from '../../operations/run/batchSettings.ts'
import type { RunFlags } from './runFlags.ts'
import { changeBy } from './runFlags.ts'
import type { RunTarget } from './runToEnd.ts'
import { runToEnd } from './runToEnd.ts'
import type { Session } from '../session.ts'
import { requireUsableTarget } from './targets.ts'

/** `millrace run FILE`: import, run to the end, print the summary. */
export async function run(
  file: string,
  flags: ImportFlags & RunFlags & RunTarget,
  session: Session,
): Promise<number> {
  const settings = settledWith(changeBy(flags, defaultSettings), defaultSettings, false, session.app)
  if (flags.out) await requireUsableTarget(flags.out, { force: flags.force ?? false, source: file })
  const batch = await importFile(file, flags, settings, session)
  sayAsked(batch, operatorHere(), session.app)
  return runToEnd(batch.id, flags, session)
}
