import type { SourceFile } from '../../shared/views/fileViews.ts'
import { upload } from '../api.ts'
import { useUpload } from './Uploading.tsx'

/** What is sent sooner needs no dialog. */
const noticedMs = 400

/** Sends a file and shows how far it is, beside the note. null when it was cancelled; throws CallFailed. */
export async function sendFile(file: File, note: string): Promise<SourceFile | null> {
  const stop = new AbortController()
  const begun = performance.now()
  const onProgress = (done: number, total: number): void => {
    if (stop.signal.aborted || performance.now() - begun < noticedMs) return
    const cancel = (): void => stop.abort()
    useUpload.setState({ upload: { fileName: file.name, done, total, cancel, note } })
  }
  try {
    return await upload(file, { onProgress, signal: stop.signal })
  } catch (error) {
    if (stop.signal.aborted) return null
    throw error
  } finally {
    useUpload.setState({ upload: null })
  }
}
