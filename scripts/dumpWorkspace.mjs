// Writes a workspace file as SQL: `node scripts/dumpWorkspace.mjs FILE > test/fixtures/schemas/schema-N.sql`.
// Done once for each schema, before the migration to the next one is written: test/faults/migration.test.ts reads it.
import Database from 'better-sqlite3'

const db = new Database(process.argv[2], { readonly: true })
const kindOf = new Map(db.pragma('table_list').map(({ name, type }) => [name, type]))
// SQLite makes the tables of a search index itself, and the index is filled again by the program.
const objects = db
  .prepare(`select * from sqlite_schema where sql is not null and name <> 'sqlite_sequence'`)
  .all()
  .filter(({ name }) => kindOf.get(name) !== 'shadow')
const tables = objects.filter(({ name, type }) => type === 'table' && kindOf.get(name) === 'table')

for (const { sql } of objects) console.log(`${sql};`)
for (const name of inOrderOfReferences(tables)) dumpRows(name)
console.log(`pragma user_version = ${String(db.pragma('user_version', { simple: true }))};`)

function dumpRows(table) {
  // Generated columns are hidden: they cannot be inserted.
  const columns = db.pragma(`table_xinfo(${table})`).filter(({ hidden }) => hidden === 0)
  const names = columns.map(({ name }) => name).join(', ')
  const values = columns.map(({ name }) => `quote(${name})`).join(` || ', ' || `)
  for (const row of db.prepare(`select ${values} from ${table}`).pluck().all()) {
    console.log(`insert into ${table} (${names}) values (${String(row)});`)
  }
}

/** A row that is referred to has to be there first. */
function inOrderOfReferences(all) {
  const done = new Set()
  const visit = (name) => {
    for (const { table } of db.pragma(`foreign_key_list(${name})`)) visit(table)
    done.add(name)
  }
  for (const { name } of all) visit(name)
  return [...done]
}
