import { readFileSync, writeFileSync } from 'node:fs'
import { withChapter } from './chapters.ts'
import { findCores } from './cores.ts'
import { machineFacts } from './machine.ts'
import { chapterOf, sectionText } from './page.ts'
import type { Part } from './part.ts'
import { faults } from './parts/faults.ts'
import { latencyPart } from './parts/latency.ts'
import { limits } from './parts/limits.ts'
import { memory } from './parts/memory.ts'
import { speed } from './parts/speed.ts'
import { start } from './parts/start.ts'

const parts: Readonly<Record<string, Part>> = { speed, memory, limits, latency: latencyPart, faults, start }
const page = 'bench/RESULTS.md'
const chapter = {
  title: 'Benchmark',
  command: 'npm run bench',
  note: 'Ratios are taken round by round. How the others work: `bench/clients/`.',
}

/** `npm run bench` measures everything and writes its chapter of the page; `npm run bench -- PART ...` prints those parts. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(parts, name))
  if (unknown) throw new Error(`There is no part "${unknown}". There is: ${Object.keys(parts).join(', ')}.`)
  const cores = findCores()
  const sections = []
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    console.error(name)
    sections.push(await parts[name]!(cores))
  }
  if (names.length > 0) return console.log(sections.map(sectionText).join('\n\n'))
  const written = chapterOf(chapter, sections, await machineFacts(cores))
  writeFileSync(page, withChapter(readFileSync(page, 'utf8'), written))
}

await main(process.argv.slice(2))
