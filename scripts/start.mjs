// `npm start`: the desktop app where Electron can run, else the same app as a page in the browser. Runs on Node 20, too.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const fetchTimeoutMs = 180_000
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const electronDir = join(root, 'node_modules/electron')
const given = process.argv.slice(2)

// Ctrl+C is for the program that was started; this one ends after it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(signal))
let running = null

await buildIfNeeded()
const missing = await whyNoElectron()
if (missing) {
  console.error(`${missing}, so Millrace opens as a page in the browser instead.`)
  await run(process.execPath, [join(root, 'bin/millrace.js'), 'serve', ...given])
} else {
  await run(electronBinary(), [root, ...given])
}

async function buildIfNeeded() {
  const built = ['main/index.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html']
  const files = built.map((file) => join(root, 'out', file))
  const isBuilt = files.every((file) => existsSync(file))
  if (isBuilt && newest(join(root, 'src')) <= Math.min(...files.map((file) => statSync(file).mtimeMs))) return
  console.error('Building Millrace first.')
  // npm is a script that Windows starts only through a shell.
  await run('npm', ['run', '--silent', 'build'], { shell: process.platform === 'win32' })
  if (process.exitCode) process.exit()
}

function newest(folder) {
  const entries = readdirSync(folder, { withFileTypes: true })
  return Math.max(
    ...entries.map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs
    }),
  )
}

/** The reason for which there can be no window; null when there can. Nothing is fetched for a machine without a display. */
async function whyNoElectron() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return 'There is no display here'
  if (!existsSync(electronDir)) return 'Electron is not installed'
  if (electronBinary()) return null
  console.error('Fetching Electron, once; this takes three minutes at most.')
  return (await fetchElectron()) && electronBinary() ? null : 'Electron could not be fetched'
}

/** Where Electron's own installer put it. */
function electronBinary() {
  const name = join(electronDir, 'path.txt')
  const path = existsSync(name) ? join(electronDir, 'dist', readFileSync(name, 'utf8')) : null
  return path && existsSync(path) ? path : null
}

/** By Electron's installer, which checks what it got. Whether it did. */
async function fetchElectron() {
  const code = await run(process.execPath, [join(electronDir, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchTimeoutMs,
  })
  process.exitCode = 0
  return code === 0
}

/** Runs a program to its end, and takes over how it ended. */
function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options })
  running = child
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve((process.exitCode = 1))
    })
    child.on('exit', (code, signal) => resolve((process.exitCode = code ?? (signal ? 130 : 1))))
  })
}

/** A terminal sends Ctrl+C to all of them; whoever stops only this process means the other one as well. */
function end(signal) {
  if (!running) process.exit(130)
  if (!process.stdin.isTTY) running.kill(signal)
}
