import { Plus } from 'lucide-react'
import { call } from '../api.ts'
import { useOffer } from '../commands.ts'
import { go } from '../route.ts'
import { openPicker } from './openPicker.ts'
import { sendFile } from './sendFile.ts'
import type { Action } from './useAction.ts'
import { useAction } from './useAction.ts'
import { useDrop } from './useDrop.ts'
import { useKeys } from './useKeys.ts'

export interface NewBatch extends Action {
  /** The dialog of the system on the desktop, that of the browser on the web. */
  choose(): void
}

export interface ChooseFile extends NewBatch {
  /** A file is being dragged over the window. */
  readonly isOver: boolean
}

const kinds = '.csv,.tsv,.txt,.jsonl,.ndjson,.json,.xlsx'

function show(source: string): void {
  go(`import/${source}`)
}

async function send(file: File): Promise<void> {
  const sent = await sendFile(file, 'Nothing is sent to a model before you press Run.')
  if (sent) show(sent.source)
}

/** Lets the operator choose or drop a table, and goes on to its import. */
export function useChooseFile(): ChooseFile {
  const file = useNewBatch()
  // Which file it is has to be asked at once: afterwards the browser has forgotten the drop.
  const isOver = useDrop((drop) => void file.run(() => send(onlyFile(drop))))
  return { ...file, isOver }
}

/** Lets the operator choose a table: from a button, with its keys, or from the command menu. */
export function useNewBatch(): NewBatch {
  const action = useAction()
  const choose = (): void => {
    // Known from the first moment, so that nobody who is quick gets the browser's dialog.
    if (window.millrace)
      void action.run(async () => {
        const { file } = await call('source.choose', {})
        if (file) show(file.source)
      })
    else openPicker(kinds, (file) => void action.run(() => send(file)))
  }
  useKeys({ n: choose, 'Mod+o': choose })
  useOffer([{ id: 'new', group: 'Go to', icon: Plus, text: 'New batch…', keys: 'N', run: choose }])
  return { ...action, choose }
}

/** The one file that was dropped. Throws what is said where it is none, or more. */
function onlyFile({ files, items }: DataTransfer): File {
  if (files.length > 1) throw new Error('Drop one file at a time: each becomes a batch of its own.')
  if (items[0]?.webkitGetAsEntry()?.isDirectory)
    throw new Error('That is a folder. Drop the file that holds the table.')
  if (!files[0]) throw new Error('Nothing that can be read was dropped. Drop a file.')
  return files[0]
}
