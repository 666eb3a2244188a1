import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../desk/desk.ts'
import { sourceAt } from '../files/chosen.ts'

const fileName = 'tickets.csv'

/** The tickets that come with the product. They lie beside the sources, and above the bundle that is built of them. */
export function sampleFile(): SourceFile {
  const found = ancestorsOf(import.meta.dirname)
    .map((folder) => join(folder, 'resources', 'samples', fileName))
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error('the sample tickets are not where they belong')
  return sourceAt(found)
}

/** The folder and those above it, the nearest first. */
function ancestorsOf(folder: string): readonly string[] {
  return Array.from({ length: 6 }, (_, steps) => join(folder, ...Array<string>(steps).fill('..')))
}
