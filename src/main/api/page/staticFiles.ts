import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

/** What the page may do, in both hosts: run and fetch what came with the program, and nothing else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every answer of both hosts. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), payment=(), midi=()',
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** By its ending, or for the one text by its name; undefined: it is not of the page. */
function typeOf(name: string): string | undefined {
  return name === 'THIRD-PARTY-LICENSES.txt' ? 'text/plain; charset=utf-8' : types[extname(name)]
}

interface StaticFile {
  /** Where it is on the disk. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** The files of the page by the exact path of their address. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

/** Lists the built page once: a request can name one of these files and nothing else. `/` is the page itself. */
export function staticFiles(folder: string): StaticFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => typeOf(name) !== undefined,
  )
  const files = new Map(names.map((name) => [addressOf(name), staticFile(folder, name)]))
  const page = files.get('/index.html')
  return page ? files.set('/', page) : files
}

function addressOf(name: string): string {
  return `/${name.replaceAll('\\', '/')}`
}

function staticFile(folder: string, name: string): StaticFile {
  // The build puts the hash of its content into the name of all but the page.
  const isHashed = /-[\w-]{8}\.\w+$/.test(name)
  return {
    path: join(folder, name),
    headers: {
      ...securityHeaders,
      'content-type': typeOf(name)!,
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  }
}
