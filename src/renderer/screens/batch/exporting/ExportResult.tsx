import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Exported } from '../../../../shared/views/fileViews.ts'
import { bytes, counted, inLocale } from '../../../parts/format.ts'
import { startDownload } from '../../../parts/startDownload.ts'

type Download = Exported['downloads'][number]

/** What was written, and the way to it: a place on this machine, or downloads of which the first starts by itself. */
export function ExportResult({ exported }: { readonly exported: Exported }) {
  const { shown, manifest, rows, sha256, notes, downloads } = exported
  const [file, facts] = downloads
  useEffect(() => {
    if (file) startDownload(file)
  }, [file?.url])
  return (
    <>
      <p className="row lead">
        <Check className="i s16 c-model" aria-hidden />
        {counted(rows, 'row')}, {bytes(exported.bytes)}
      </p>
      <dl className="kvs one frame">
        <Fact name="File">{file ? `${file.name}, in the downloads of this browser` : shown}</Fact>
        <Fact name="Manifest">{facts ? <Fetch key={facts.url} download={facts} /> : manifest}</Fact>
        <Fact name="sha256">
          <span className="mono wrap-anywhere">{sha256}</span>
        </Fact>
      </dl>
      {notes.map((sentence) => (
        <p key={sentence} className="small c-default wrap-anywhere">
          {inLocale(sentence)}
        </p>
      ))}
    </>
  )
}

/** The address works once. */
function Fetch({ download }: { readonly download: Download }) {
  const [isFetched, setFetched] = useState(false)
  if (isFetched) return <>{download.name}, in the downloads of this browser</>
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        startDownload(download)
        setFetched(true)
      }}
    >
      Download {download.name}
    </button>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
