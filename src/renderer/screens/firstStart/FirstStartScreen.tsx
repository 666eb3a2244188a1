import { FileUp } from 'lucide-react'
import { modKey } from '../../parts/modKey.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import type { ChooseFile } from '../../parts/useChooseFile.ts'
import { useChooseFile } from '../../parts/useChooseFile.ts'
import { KeyCard } from './KeyCard.tsx'
import { SampleCard } from './SampleCard.tsx'

/** Before the first batch: a table of one's own, or the sample with the practice model. */
export function FirstStartScreen() {
  const file = useChooseFile()
  return (
    <>
      <header className="top">
        <h1>Welcome</h1>
      </header>
      <div className="scroll welcome">
        <div>
          <h2>Start with a table</h2>
          <p className="t2">
            One row per ticket. Every row goes through five stages, and you see what each one answered and
            cost.
          </p>
          {file.error && <Trouble message={file.error} />}
          <DropPlace file={file} />
          <div className="two">
            <SampleCard />
            <KeyCard />
          </div>
          <p className="small t3 text-center">
            Nothing is sent to a model before you have seen the cost and pressed Run.
          </p>
        </div>
      </div>
    </>
  )
}

function DropPlace({ file }: { readonly file: ChooseFile }) {
  return (
    <div className={file.isOver ? 'drop over' : 'drop'}>
      <FileUp className="i s16 t3" aria-hidden />
      <p className="metric-text">{file.isBusy ? 'Reading the file…' : 'Drop a file here'}</p>
      <p className="t3 small">CSV, TSV, JSONL or XLSX of any size. Broken rows are set aside, not lost.</p>
      <button type="button" className="btn primary lg" disabled={file.isBusy} onClick={() => file.choose()}>
        Choose a file… <kbd>{modKey} O</kbd>
      </button>
    </div>
  )
}
