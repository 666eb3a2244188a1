// The licences of all packages that Millrace is made of, in one file beside its page. A plugin of the build, since only
// the build knows what went into the page.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const fileName = 'THIRD-PARTY-LICENSES.txt'

/** As much of a bundler as this needs. */
interface Bundling {
  emitFile(file: { readonly type: 'asset'; readonly fileName: string; readonly source: string }): unknown
}

/** What came of a bundle: of a module that nobody uses nothing is left. */
type Bundle = Readonly<
  Record<string, { readonly modules?: Readonly<Record<string, { readonly renderedLength: number }>> }>
>

export function licences() {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(this: Bundling, _: unknown, bundle: Bundle) {
      const modules = Object.values(bundle).flatMap((part) => Object.entries(part.modules ?? {}))
      const used = modules.filter(([, { renderedLength }]) => renderedLength > 0)
      const bundled = used.flatMap(([file]) => packageOf(file))
      const packages = new Set([...installedPackages(), ...stylePackages(), ...bundled])
      this.emitFile({ type: 'asset', fileName, source: licencesOf([...packages].toSorted()) })
    },
  } as const
}

/** Those that are not put into a bundle, but installed beside it, with all that they need. */
function installedPackages(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<
      string,
      { readonly dev?: boolean; readonly optional?: boolean; readonly devOptional?: boolean }
    >
  }
  const runs = Object.entries(packages).filter(
    ([, { dev, optional, devOptional }]) => !(dev || optional || devOptional),
  )
  return runs.flatMap(([path]) => packageOf(`${path}/`))
}

/** Styles of packages, and the fonts that they name, are no modules. */
function stylePackages(): string[] {
  const styles = readFileSync('src/renderer/styles/index.css', 'utf8')
  return [...styles.matchAll(/^@import '([^.'][^']*)'/gm)].flatMap(([, from]) =>
    packageOf(`node_modules/${from}/`),
  )
}

/** `@scope/name` of a file below node_modules; nothing for one of ours. */
function packageOf(file: string): string[] {
  const name = /.*[\\/]?node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1]
  return name === undefined || name.startsWith('.') ? [] : [name.replaceAll('\\', '/')]
}

function licencesOf(names: readonly string[]): string {
  const head = 'Millrace is made with these packages. Their licences:\n'
  return [head, ...names.map(licenceOf)].join(`\n${'-'.repeat(80)}\n\n`)
}

function licenceOf(name: string): string {
  const folder = join('node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
    license?: string
  }
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
  if (texts.length === 0 && license === undefined) throw new Error(`${name} says nothing about its licence`)
  const said = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version}${license ? ` (${license})` : ''}`, ...said].join('\n\n') + '\n'
}
