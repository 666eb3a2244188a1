import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { UsageError } from '../shared/usageError.ts'
import type { Downloads } from './api/files/downloads.ts'
import { createDownloads } from './api/files/downloads.ts'
import type { FilePort } from './api/files/files.ts'
import { memorySecrets } from './api/settings/memorySecrets.ts'
import { openDesks } from './api/desk/openDesks.ts'
import { bugSayer } from './api/desk/sayBug.ts'
import { staticFiles } from './api/page/staticFiles.ts'
import type { Uploads } from './api/files/uploads.ts'
import { createUploads } from './api/files/uploads.ts'
import { startWebHost } from './api/webHost.ts'
import type { AppConfig } from './app.ts'
import { isAlive } from './isAlive.ts'
import { noLog } from './log.ts'

export interface Web {
  /** Holds the token: only for the operator. */
  readonly url: string
  /** Pauses what runs and waits for the calls in flight; the page is there until then. */
  close(): Promise<void>
}

/** The local web page over the workspaces of a data folder. Composition only. */
export async function startWeb(config: AppConfig, port: number): Promise<Web> {
  const page = staticFiles(pageFolder())
  const downloads = createDownloads(() => config.clock.now())
  const uploads = createUploads(join(config.dataDir, 'uploads'), isAlive)
  const desks = openDesks({
    app: config,
    host: 'web',
    version: packageJson.version,
    secrets: memorySecrets(),
    files: filesByBrowser(uploads, downloads),
  })
  const { handlersIn, files } = desks
  const log = config.log ?? noLog
  log.write('info', 'started', { version: packageJson.version, platform: process.platform })
  const host = await startWebHost({
    ...{ handlersIn, page, files, uploads, downloads, port },
    onBug: bugSayer(log),
  }).catch(async (error: unknown) => {
    await desks.close()
    throw error
  })
  return {
    url: host.url,
    async close() {
      await desks.pause()
      await host.close()
      await desks.close()
      uploads.close()
      log.write('info', 'ended')
    },
  }
}

/** A browser has no dialogs of ours: files come as uploads, and go as downloads. */
function filesByBrowser(uploads: Uploads, downloads: Downloads): FilePort {
  return {
    chooseSource: async () => null,
    chooseBackup: async () => null,
    chooseTarget: async () => null,
    // Each in a folder of its own: what another page exports under the same name is not this file.
    defaultTarget: (fileName) => join(mkdtempSync(join(uploads.folder(), 'out-')), fileName),
    shownPath: () => 'Downloads of this browser',
    offer: (path) => downloads.offer(path),
  }
}

/** The built page lies beside the built program; how deep that is in its folder is the bundler's choice. */
function pageFolder(): string {
  const folders = ['../renderer', '../../renderer'].map((path) => join(import.meta.dirname, path))
  const found = folders.find((folder) => existsSync(join(folder, 'index.html')))
  if (found) return found
  throw new UsageError('The page of Millrace is not built yet. Run `npm run build` in its folder first.')
}
