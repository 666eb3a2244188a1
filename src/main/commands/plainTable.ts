/** Lines of cells as text in columns. Numbers align right; the last column is as wide as it likes. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...lines.map((line) => line.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines
    .map((line) => `  ${line.map((cell, column) => padded(cell, widths[column]!)).join('  ')}`.trimEnd())
    .join('\n')
}

function padded(cell: string, width: number): string {
  return /^[$<\d][\d,. $%]*$/.test(cell) ? cell.padStart(width) : cell.padEnd(width)
}
