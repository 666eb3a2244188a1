import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { launchOptions, prepare } from '../test/helpers/browser.ts'
import { withChapter } from './chapters.ts'
import { findCores } from './cores.ts'
import { inFolder } from './folder.ts'
import { machineFacts } from './machine.ts'
import { chapterOf, sectionText } from './page.ts'
import type { Section } from './part.ts'
import type { UiPart } from './ui/desk.ts'
import { fill } from './ui/fill.ts'
import { exporting } from './ui/parts/exporting.ts'
import { find } from './ui/parts/find.ts'
import { importing } from './ui/parts/importing.ts'
import { live } from './ui/parts/live.ts'
import { open } from './ui/parts/open.ts'
import { paint } from './ui/parts/paint.ts'
import { scroll } from './ui/parts/scroll.ts'

const parts: Readonly<Record<string, UiPart>> = {
  paint,
  open,
  scroll,
  find,
  live,
  import: importing,
  export: exporting,
}
const page = 'bench/RESULTS.md'
const chapter = {
  title: 'Benchmark of the window',
  command: 'npm run bench:ui',
  note: 'Browser, host and model server share the cores; nothing is bound to one.',
}
const usualRows = 1_000_000

/**
 * `npm run bench:ui` measures the window over a million rows and writes its chapter of the page;
 * `npm run bench:ui -- 100000 PART ...` prints those parts over so many rows.
 */
async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !/^\d+$/.test(arg))
  const unknown = names.find((name) => !Object.hasOwn(parts, name))
  if (unknown) throw new Error(`There is no part "${unknown}". There is: ${Object.keys(parts).join(', ')}.`)
  const rows = Number(args.find((arg) => /^\d+$/.test(arg)) ?? usualRows)
  const sections = await measured(rows, names.length > 0 ? names : Object.keys(parts))
  if (names.length > 0 || rows !== usualRows) return console.log(sections.map(sectionText).join('\n\n'))
  const facts = await machineFacts(findCores())
  writeFileSync(page, withChapter(readFileSync(page, 'utf8'), chapterOf(chapter, sections, facts)))
}

async function measured(rows: number, names: readonly string[]): Promise<Section[]> {
  await prepare()
  const browser = await chromium.launch(launchOptions)
  try {
    return await inFolder(async (folder) => {
      console.error(`fills a workspace with ${rows} rows`)
      await fill(folder, rows)
      const sections: Section[] = []
      for (const name of names) {
        console.error(name)
        sections.push(await parts[name]!({ folder, rows, browser }))
      }
      return sections
    })
  } finally {
    await browser.close()
  }
}

await main(process.argv.slice(2))
