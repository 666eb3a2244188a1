import { useState } from 'react'
import { callOutside } from '../../api.ts'
import { openPicker } from '../../parts/openPicker.ts'
import { sendFile } from '../../parts/sendFile.ts'
import type { Action } from '../../parts/useAction.ts'
import { useAction } from '../../parts/useAction.ts'

export interface Backup {
  readonly source: string
  readonly fileName: string
}

export interface Restore extends Action {
  /** The file that was chosen, until it is a workspace. */
  readonly backup: Backup | null
  readonly choose: () => void
  readonly forget: () => void
}

const note = 'You name the new workspace next; none that is there is replaced.'

/** Lets the operator choose the backup of a workspace. */
export function useRestore(): Restore {
  const [backup, setBackup] = useState<Backup | null>(null)
  const action = useAction()
  return {
    ...action,
    backup,
    choose() {
      if (window.millrace)
        void action.run(async () => setBackup((await callOutside('workspaces.choose', {})).file))
      else openPicker('.db', (file) => void action.run(async () => setBackup(await sendFile(file, note))))
    },
    forget: () => setBackup(null),
  }
}
