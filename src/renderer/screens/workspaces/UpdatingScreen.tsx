import { inLocale } from '../../parts/format.ts'

/**
 * An earlier Millrace wrote this workspace, and its file is large: what is done meanwhile. The page goes on by itself.
 * `finding`: which one it is, and how large.
 */
export function UpdatingScreen({ finding }: { readonly finding: string }) {
  return (
    <>
      <header className="top">
        <h1>Bringing the workspace up to date…</h1>
      </header>
      <div className="scroll pad grid content-start gap-4" role="status">
        <p className="lead">{inLocale(finding)}</p>
        <p className="t2">
          It is brought to the format of this version, after a backup. This can take a minute or more, and is
          done once. Nothing else is answered meanwhile, and then the page goes on by itself.
        </p>
      </div>
    </>
  )
}
