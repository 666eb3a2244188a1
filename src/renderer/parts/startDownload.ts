import type { Exported } from '../../shared/views/fileViews.ts'

/** Fetches a file that was written for this browser. The address works once. */
export function startDownload({ name, url }: Exported['downloads'][number]): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
