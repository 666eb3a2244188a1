/** What Millrace adds to every row, after the pipeline's own fields. */
const factColumns = ['_status', '_answered_by', '_rung', '_attempts', '_cost_usd', '_error'] as const

export interface ExportedColumns {
  /** The source columns, their names unchanged. */
  readonly source: readonly string[]
  /** The pipeline's columns as they are named in the export. */
  readonly output: readonly string[]
  readonly facts: readonly string[]
  /** Names that had to change, because the source has a column of that name. */
  readonly renamed: Readonly<Record<string, string>>
}

/** Names the columns of an export. A name that the source already uses gets underscores in front until it is free. */
export function exportedColumns(source: readonly string[], output: readonly string[]): ExportedColumns {
  const taken = new Set(source)
  const renamed: [string, string][] = []
  const free = (name: string): string => {
    let candidate = name
    while (taken.has(candidate)) candidate = `_${candidate}`
    taken.add(candidate)
    if (candidate !== name) renamed.push([name, candidate])
    return candidate
  }
  return {
    source,
    output: output.map(free),
    facts: factColumns.map(free),
    renamed: Object.fromEntries(renamed),
  }
}
