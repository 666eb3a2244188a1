import { replaceFile } from './replaceFile.ts'

/** Writes what is known about an exported file beside it, and returns where. It belongs to the file and replaces an older one. */
export async function writeManifest(file: string, manifest: object): Promise<string> {
  const path = `${file}.manifest.json`
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  await replaceFile(path, true, (handle) => handle.writeFile(text))
  return path
}
