import type { Figure } from './figures.ts'
import type { Section, Table } from './part.ts'
import { whatLimits } from './whatLimits.ts'

export interface Chapter {
  readonly title: string
  /** What writes it. */
  readonly command: string
  /** What a reader has to know besides. */
  readonly note: string
}

/** One benchmark's chapter of the page: what is missed first, then every part. */
export function chapterOf(
  { title, command, note }: Chapter,
  sections: readonly Section[],
  facts: readonly string[],
): string {
  return [
    `# ${title}`,
    `Written by \`${command}\` on ${today()}, in one run on one machine. A figure is the median of several rounds, with the least and the most in brackets. ${note}`,
    ...missed(sections.flatMap(({ figures }) => figures)),
    '## Machine',
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...sections.map(sectionText),
  ]
    .join('\n\n')
    .concat('\n')
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function missed(figures: readonly Figure[]): string[] {
  const lines = figures.filter(({ isMet }) => !isMet).map(missedLine)
  if (lines.length === 0) return [`All ${figures.length} figures are met.`]
  return ['## Missed', `${lines.length} of ${figures.length} figures are missed.`, lines.join('\n')]
}

function missedLine({ id, what, target, measured }: Figure): string {
  const why = whatLimits[id] ?? 'What limits it is not known yet.'
  return `- **${what}**: ${measured}, wanted ${target}. ${why}`
}

export function sectionText({ title, method, figures, table }: Section): string {
  const figureTable = {
    head: ['figure', 'target', 'median (spread)', ''],
    rows: figures.map(({ what, target, measured, isMet }) => [
      what,
      target,
      measured,
      isMet ? 'met' : '**missed**',
    ]),
  }
  return [`## ${title}`, method, tableText(figureTable), ...(table ? [tableText(table)] : [])].join('\n\n')
}

function tableText({ head, rows }: Table): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
