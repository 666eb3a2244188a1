/** Why a row was skipped at import: said alike in the table, the log and the export. */
export function sameContentAs(row: number): string {
  return `same content as row ${row}`
}
