import { basename, relative } from 'node:path'

/** How this program can be started once more from this folder: `millrace` where it is installed, else through node. */
export function startedAs(script: string, folder: string): string {
  if (basename(script) === 'millrace' || /[\\/]node_modules[\\/]/.test(script)) return 'millrace'
  const path = relative(folder, script)
  return `node ${quoted(path.startsWith('..') ? script : path)}`
}

/** As a shell takes it for one word. */
export function quoted(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./\\~-]+$/u.test(word) ? word : `"${word}"`
}
