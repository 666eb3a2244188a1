import { Trouble } from '../../parts/Trouble.tsx'
import { useNewBatch } from '../../parts/useChooseFile.ts'

/** Begins a new batch on a screen that has no button for it, and says what is wrong with the file. */
export function NewBatch() {
  const { error } = useNewBatch()
  if (!error) return null
  return (
    <div className="p-2">
      <Trouble message={error} />
    </div>
  )
}
