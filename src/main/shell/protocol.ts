import { readFile } from 'node:fs/promises'
import type { CustomScheme } from 'electron'
import type { CallResult } from '../../shared/contract.ts'
import type { Files } from '../api/desk/desk.ts'
import { ourHost, ourScheme } from '../api/page/ourAddress.ts'
import type { StaticFiles } from '../api/page/staticFiles.ts'
import { securityHeaders } from '../api/page/staticFiles.ts'
import type { Uploads } from '../api/files/uploads.ts'
import { notUploaded, uploaded } from '../api/files/uploads.ts'

/** To be registered before Electron is ready: only such a scheme has an origin, and `fetch`. */
export const pageScheme: CustomScheme = {
  scheme: ourScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

export interface PageSource {
  readonly page: StaticFiles
  readonly files: Pick<Files, 'addSource'>
  readonly uploads: Uploads
  readonly onBug: (error: unknown, name: string) => void
}

/** Answers every request to `app://`: the files of the page, and the one place that takes a dropped file. */
export async function answerPage(request: Request, source: PageSource): Promise<Response> {
  const { host, pathname, searchParams } = new URL(request.url)
  if (host !== ourHost) return refusal(404)
  if (pathname === '/upload') return upload(request, searchParams.get('name') ?? '', source)
  const file = source.page.get(pathname)
  if (!file) return refusal(404)
  if (request.method !== 'GET') return refusal(405)
  return new Response(await readFile(file.path), { headers: file.headers })
}

async function upload(
  request: Request,
  name: string,
  { uploads, files, onBug }: PageSource,
): Promise<Response> {
  if (request.method !== 'POST') return refusal(405)
  if (request.headers.get('content-type') !== 'application/octet-stream') return refusal(415)
  const announced = Number(request.headers.get('content-length') ?? 0) || 0
  try {
    const file = await uploads.receive(request.body ?? new Blob([]).stream(), name, announced)
    return json(uploaded(file, files))
  } catch (error) {
    return json(notUploaded(error, onBug))
  }
}

function json(result: CallResult): Response {
  return Response.json(result, { headers: { ...securityHeaders, 'cache-control': 'no-store' } })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders, 'cache-control': 'no-store' } })
}
