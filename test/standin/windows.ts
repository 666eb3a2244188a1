import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import type { BrowserContext, CDPSession, Page, Route } from '@playwright/test'
import { toApp, toBrowser } from './addresses.ts'
import type { Peer } from './peer.ts'
import type { Records } from './records.ts'

interface Shown {
  readonly page: Page
  readonly cdp: CDPSession
  /** The preload's world. */
  world?: number
  /** What `loadURL` asked for: not a navigation by the page. */
  loading?: string | undefined
}

export interface Windows {
  /** `app`: the app's process. */
  connect(app: Peer): Promise<void>
  create(id: number, options: { preload?: string; width: number; height: number }): Promise<void>
  load(id: number, url: string): Promise<string>
  reload(id: number): Promise<void>
  destroy(id: number): Promise<void>
  send(id: number, message: object): Promise<void>
  theme(scheme: 'light' | 'dark' | null): void
  page(id: number): Page
}

const world = 'stand-in preload'
const here = dirname(fileURLToPath(import.meta.url))
const script = (file: string): string =>
  stripTypeScriptTypes(readFileSync(join(here, file), 'utf8')).replaceAll(/^export /gm, '')

/** The app's windows, each a page of one browser context. */
export function createWindows(context: BrowserContext, electron: Records): Windows {
  const windows = new Map<number, Shown>()
  const opens: Promise<boolean>[] = []
  let scheme: 'light' | 'dark' | null = null
  let app: Peer

  async function deliver(
    id: number,
    message: object,
    executionContextId = windows.get(id)?.world,
  ): Promise<void> {
    if (executionContextId === undefined) return
    const result = await windows
      .get(id)
      ?.cdp.send('Runtime.callFunctionOn', {
        functionDeclaration: '(message) => __standin_deliver(message)',
        executionContextId,
        arguments: [{ value: message }],
      })
      .catch(() => undefined)
    const thrown = result?.exceptionDetails
    if (thrown) electron.pageErrors.push(thrown.exception?.description ?? thrown.text)
  }

  function watch(id: number, { page, cdp }: Shown): void {
    page.on('console', (message) => electron.console.push({ type: message.type(), text: message.text() }))
    page.on('pageerror', (error) => electron.pageErrors.push(error.stack ?? error.message))
    page.on('load', () => {
      if (page.url() !== 'about:blank') app.tell('loaded', id, toApp(page.url()))
    })
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) app.tell('address', id, toApp(frame.url()))
    })
    cdp.on('Page.windowOpen', ({ url: opened, windowName }) => {
      const url = toApp(opened)
      const asked = app.call('mayOpen', id, { url, frameName: windowName, disposition: 'foreground-tab' })
      const known = asked.then((isAllowed: boolean) => {
        electron.opens.push({ url, action: isAllowed ? 'allow' : 'deny' })
        return isAllowed
      })
      opens.push(known)
    })
    page.on('popup', async (popup) => {
      if (!(await opens.shift())) await popup.close()
    })
  }

  /** Calls by the preload arrive through a binding that only its world has. */
  async function connectPreload(id: number, shown: Shown, preload: string): Promise<void> {
    const { cdp } = shown
    const mainFrame = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
    cdp.on('Runtime.executionContextCreated', ({ context: created }) => {
      if (created.name === world && created.auxData?.['frameId'] === mainFrame) shown.world = created.id
    })
    cdp.on('Runtime.bindingCalled', async ({ name, payload, executionContextId }) => {
      if (name !== '__standin_send') return
      const message = JSON.parse(payload)
      if (message.kind === 'preload-error') return app.tell('preloadError', id, preload, message.error)
      const sent = { url: toApp(message.url), origin: toApp(message.origin), isTop: message.isTop }
      const answer = await app.call('invoke', id, sent, message.channel, message.args)
      electron.replies.push(JSON.stringify(answer))
      await deliver(id, { id: message.id, ...answer }, executionContextId)
    })
    await cdp.send('Page.enable')
    await cdp.send('Runtime.enable')
    const text = readFileSync(preload, 'utf8')
    const code = `function (require, module, exports, process) {${text}\n}`
    const secret = randomUUID()
    const lib = `${script('wire.ts')}\n${script('page.ts')}\n`
    const inWorlds = [
      { source: `(() => {${lib}mainWorld(${JSON.stringify(secret)})})()` },
      {
        source: `(() => {${lib}preloadWorld(${JSON.stringify({ secret, preload })}, ${code})})()`,
        worldName: world,
      },
    ]
    try {
      void new Script(`(${code})`, { filename: preload })
      await cdp.send('Runtime.addBinding', { name: '__standin_send', executionContextName: world })
      for (const added of inWorlds) await cdp.send('Page.addScriptToEvaluateOnNewDocument', added)
    } catch (error) {
      electron.console.push({
        type: 'error',
        text: `Unable to load preload script: ${preload}\n${String(error)}`,
      })
      app.tell('preloadError', id, preload, String(error))
    }
  }

  async function route(route_: Route): Promise<void> {
    const request = route_.request()
    const url = request.url()
    const [id, isTop] = windowOf(route_)
    if (request.isNavigationRequest() && id && windows.get(id)!.loading !== url) {
      const isAllowed: boolean = await app.call('mayNavigate', id, toApp(url), isTop)
      if (isTop) electron.navigations.push({ url: toApp(url), prevented: !isAllowed })
      if (!isAllowed) return route_.abort('aborted')
    }
    // The first request of a window that the app did not want.
    if (!id && (await opens.at(-1)) === false) return route_.abort('aborted')
    return toApp(url) === url ? refuse(route_, url) : answer(route_, toApp(url))
  }

  function windowOf(route_: Route): [number, boolean] {
    try {
      const frame = route_.request().frame()
      for (const [id, { page }] of windows) if (page === frame.page()) return [id, frame === page.mainFrame()]
    } catch {
      // The first request of a window that was just opened has no frame yet.
    }
    return [0, false]
  }

  async function refuse(route_: Route, url: string): Promise<void> {
    electron.refused.push({ url, cancelledByApp: !(await app.call('mayFetch', url)) })
    await route_.abort('blockedbyclient')
  }

  async function answer(route_: Route, url: string): Promise<void> {
    const request = route_.request()
    const headers = Object.fromEntries(
      Object.entries(request.headers()).map(([name, value]) => [name, toApp(value)]),
    )
    const asked = { method: request.method(), headers, body: request.postDataBuffer() }
    const given = await app.call('request', url, asked)
    if (!given) return route_.abort('failed')
    await route_.fulfill({ status: given.status, headers: given.headers, body: Buffer.from(given.body) })
  }

  return {
    async connect(given) {
      app = given
      await context.route('**/*', route)
    },
    async create(id, { preload, width, height }) {
      const page = await context.newPage()
      const shown: Shown = { page, cdp: await context.newCDPSession(page) }
      windows.set(id, shown)
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme })
      watch(id, shown)
      await connectPreload(id, shown, preload!)
    },
    async load(id, url) {
      const shown = windows.get(id)!
      // A request says nothing of the fragment.
      shown.loading = toBrowser(url).replace(/#.*$/s, '')
      try {
        await shown.page.goto(toBrowser(url))
        return toApp(shown.page.url())
      } catch (error) {
        throw new Error(`${/ERR_\w+/.exec(String(error))?.[0] ?? 'ERR_FAILED'} loading '${url}'`, {
          cause: error,
        })
      } finally {
        shown.loading = undefined
      }
    },
    async reload(id) {
      const shown = windows.get(id)!
      shown.loading = shown.page.url().replace(/#.*$/s, '')
      try {
        await shown.page.reload()
      } finally {
        shown.loading = undefined
      }
    },
    async destroy(id) {
      const shown = windows.get(id)
      windows.delete(id)
      await shown?.page.close()
    },
    send: deliver,
    theme(chosen) {
      scheme = chosen
      for (const { page } of windows.values()) void page.emulateMedia({ colorScheme: scheme })
    },
    page: (id) => windows.get(id)!.page,
  }
}
