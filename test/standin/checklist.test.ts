import { rmSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchOptions, prepare } from '../helpers/browser.ts'
import type { Mistake } from './built.ts'
import { builtApp, withMistake } from './built.ts'
import { call, checklist } from './checklist.ts'
import type { StandIn } from './launch.ts'
import { launchStandIn } from './launch.ts'

let browser: Browser
beforeAll(async () => {
  await prepare()
  browser = await chromium.launch(launchOptions)
})
afterAll(() => browser.close())

type Finished = (clean: () => void | Promise<void>) => void

async function started(appDir: string, finished: Finished): Promise<StandIn> {
  const app = await launchStandIn({ appDir, browser })
  finished(() => app.close({ force: true }))
  return app
}

async function startedWith(mistake: Mistake, finished: Finished): Promise<StandIn> {
  const appDir = withMistake(mistake)
  finished(() => rmSync(appDir, { recursive: true, force: true }))
  return started(appDir, finished)
}

test('the built app passes the whole checklist, and its main process has no error', async () => {
  const app = await started(builtApp, onTestFinished)
  for (const [line, holds] of Object.entries(checklist)) {
    await holds(app).catch((error: Error) => {
      throw new Error(`${line}: ${error.message}`, { cause: error })
    })
  }
  await app.close()
})

const lines = Object.keys(checklist)
const lineWith = (words: string): string => lines.find((line) => line.includes(words))!

describe.concurrent('the checklist catches', () => {
  const mistakes: [what: string, words: string, Mistake][] = [
    ['a window without a sandbox', 'sandboxed', { main: [['sandbox: true', 'sandbox: false']] }],
    ['no sandbox for the renderers to come', 'sandboxed', { main: [['app.enableSandbox();', '']] }],
    [
      'web security switched off',
      'web security',
      { main: [['sandbox: true', 'sandbox: true, webSecurity: false']] },
    ],
    [
      'something experimental',
      'web security',
      { main: [['sandbox: true', 'sandbox: true, enableBlinkFeatures: "X"']] },
    ],
    [
      'inline scripts in the policy',
      'no inline',
      { main: [["script-src 'self'", "script-src 'self' 'unsafe-inline'"]] },
    ],
    ['eval in the policy', 'no inline', { main: [["script-src 'self'", "script-src 'self' 'unsafe-eval'"]] }],
    [
      'a remote source in the policy',
      'policy',
      { main: [["connect-src 'self'", "connect-src 'self' https:"]] },
    ],
    ['no policy at all', 'policy', { main: [['"content-security-policy":', '"x-nothing":']] }],
    [
      'frames',
      'no inline',
      {
        main: [
          ["default-src 'none'", "default-src 'self'"],
          ["frame-ancestors 'none'", "frame-ancestors 'self'"],
          ['!event.isMainFrame ||', ''],
        ],
      },
    ],
    [
      'nobody who decides on permissions',
      'permission',
      { main: [['session.setPermissionRequestHandler(', 'void (']] },
    ],
    [
      'nobody who is asked about permissions',
      'permission',
      { main: [['session.setPermissionCheckHandler(', 'void (']] },
    ],
    [
      'nobody who decides on devices',
      'permission',
      { main: [['session.setDevicePermissionHandler(', 'void (']] },
    ],
    ['a permission for every page', 'permission', { main: [['&& isOurs(asking)', '']] }],
    ['windows allowed', 'no window', { main: [['{ action: "deny" }', '{ action: "allow" }']] }],
    [
      'links to anywhere',
      'no window',
      { main: [['if (mayOpenOutside(url)) openOutside(url)', 'openOutside(url)']] },
    ],
    ['navigation allowed', 'leave the page', { main: [[/event\.preventDefault\(\)/g, 'void 0']] }],
    ['redirects allowed', 'leave the page', { main: [['"will-redirect"', '"nothing"']] }],
    ['frames that navigate', 'leave the page', { main: [['!event.isMainFrame ||', '']] }],
    ['webviews allowed', 'leave the page', { main: [['"will-attach-webview"', '"nothing"']] }],
    ['requests to anywhere', 'fixed list', { main: [['session.webRequest.onBeforeRequest(', 'void (']] }],
    [
      'files looked up on the disk',
      'fixed list',
      {
        main: [['source.page.get(pathname)', 'source.page.get(pathname) ?? { path: "." + pathname }']],
      },
    ],
    [
      'a second channel',
      'one channel',
      {
        main: [
          ['ipcMain.handle(callChannel', 'ipcMain.handle("other", () => 1);\nipcMain.handle(callChannel'],
        ],
      },
    ],
    ['calls from another window', 'main frame', { main: [['sender.id === ours.id', 'true']] }],
    ['calls from a frame', 'main frame', { main: [['senderFrame.parent === null', 'true']] }],
    [
      'a scheme that is not looked at',
      'main frame',
      { main: [['url?.protocol === `app:` && url.host', 'url?.host']] },
    ],
    [
      'files by their path',
      'a path',
      {
        main: [
          [
            'if (found === void 0) throw new UsageError(sentence)',
            'if (found === void 0) return { path: handle, fileName: handle, bytes: 1 }',
          ],
        ],
      },
    ],
    ['input of any size', 'one channel', { main: [['if (!isSmall(sent))', 'if (false)']] }],
    [
      'a preload that shows ipcRenderer',
      'one function',
      {
        preload: [
          [
            'electron.contextBridge',
            'electron.contextBridge.exposeInMainWorld("ipcRenderer", { invoke: electron.ipcRenderer.invoke });\nelectron.contextBridge',
          ],
        ],
      },
    ],
    [
      'a second function',
      'one function',
      { preload: [['{ call:', '{ on: (hear) => electron.ipcRenderer.on("x", hear), call:']] },
    ],
    [
      'a sender compared by URL.origin, which shuts out the page itself',
      'can call',
      {
        main: [
          [
            /return url\?\.protocol === `app:` && url\.host === [^;\n]+/,
            'return url?.origin === "app://bundle"',
          ],
        ],
      },
    ],
  ]
  test.for(mistakes)('%s', async ([_what, words, mistake], { expect, onTestFinished }) => {
    const app = await startedWith(mistake, onTestFinished)
    await expect(checklist[lineWith(words)]!(app)).rejects.toThrow(/expected|Timeout/i)
  })
})

test.each([
  ['nodeIntegration: false', 'nodeIntegration: true'],
  ['contextIsolation: true', 'contextIsolation: false'],
])('no window opens with another preference than %s', async (from, to) => {
  const opened = startedWith({ main: [[from, to]] }, onTestFinished)
  await expect(opened).rejects.toThrow('BrowserWindow with nodeIntegration or without contextIsolation')
})

test('a call from another address of our scheme is refused, also where nothing else stopped the page', async () => {
  const leave: Mistake = { main: [[/event\.preventDefault\(\)/g, 'void 0']] }
  const atOther = async (mistake: Mistake): Promise<unknown> => {
    const app = await startedWith({ main: [...leave.main!, ...mistake.main!] }, onTestFinished)
    await app.page.goto(app.page.url().replace('bundle', 'other'))
    return call(app, 'workspace.read')
  }
  expect(await atOther({ main: [] })).toMatchObject({ ok: false, error: { kind: 'usage' } })
  const byOrigin = 'return url?.origin === new URL("app://bundle").origin'
  expect(
    await atOther({ main: [[/return url\?\.protocol === `app:` && url\.host === [^;\n]+/, byOrigin]] }),
    'two origins of one own scheme are both the text null',
  ).toMatchObject({ ok: true })
})

test.each([
  ['the preload needs Node', { preload: [['let electron', 'require("fs"); let electron']] }],
  ['the preload shows nothing', { preload: [['electron.contextBridge.exposeInMainWorld', 'void']] }],
] as [string, Mistake][])('an app is not taken for one that works when %s', async (_what, mistake) => {
  const app = await startedWith(mistake, onTestFinished)
  await expect(checklist[lineWith('can call')]!(app)).rejects.toThrow(/expected|undefined/)
})
