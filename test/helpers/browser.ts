import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from '@playwright/test'

// The browser is a guest of the test machine: it starts nothing, fetches nothing, and needs no rights.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const folder = resolve('node_modules/.cache/chromium-153.0.0')
const ownPath = process.env['CHROMIUM_PATH']
const isBundled = !ownPath && process.platform === 'linux' && process.arch === 'x64'

/** How tests start Chromium: `CHROMIUM_PATH`, else the one that came from npm, else the machine's Chrome. */
export const launchOptions: LaunchOptions = ownPath
  ? { executablePath: ownPath, args }
  : isBundled
    ? { executablePath: join(folder, 'chromium'), args, env: bundledEnv() }
    : { channel: 'chrome', args }

function bundledEnv(): Record<string, string> {
  return {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  }
}

/** Unpacks the Chromium from npm with the libraries that a bare machine lacks. Done once; later calls find it. */
export async function prepare(): Promise<void> {
  if (!isBundled) return
  mkdirSync(folder, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder // where the package unpacks to
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    if (!existsSync(join(folder, 'al2023'))) await inflate(join(packageDir(), 'bin', 'al2023.tar.br'))
    writeFileSync(join(folder, 'fonts.conf'), fontsConf())
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

function packageDir(): string {
  return join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
}

function fontsConf(): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`
}
