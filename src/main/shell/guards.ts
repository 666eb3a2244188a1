import type { App, Session, WebContents } from 'electron'
import { isOurPage, isOurs } from '../api/page/ourAddress.ts'

/** Where a link may lead outside, into the system's browser. */
const outside: ReadonlySet<string> = new Set([
  'console.anthropic.com',
  'platform.claude.com',
  'docs.claude.com',
  'status.claude.com',
  'www.anthropic.com',
])

/** Whether the system may be asked to open it: only https, only hosts that we name, nothing in front of or behind them. */
export function mayOpenOutside(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && outside.has(url.host) && url.username === '' && url.password === ''
}

/** From now on no contents, whoever makes them, can leave our page, open a window or embed another page. */
export function guardContents(app: App, openOutside: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, openOutside))
}

function guard(contents: WebContents, openOutside: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Refuses what a page can ask of the system, but to copy text, and every request that is not for our own files. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, done, details) =>
    done(may(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => may(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, done) =>
    done({ cancel: !isOurs(details.url) && !details.url.startsWith('devtools://') }),
  )
  // It would fetch its word lists from the network.
  session.setSpellCheckerEnabled(false)
}

function may(permission: string, asking: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurs(asking)
}
