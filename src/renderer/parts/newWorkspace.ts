import { go } from '../route.ts'

/** Asks for the name of a new workspace. */
export function newWorkspace(): void {
  go('workspaces', new URLSearchParams({ ask: 'new' }))
}

/** Asks what is to become of a workspace, on the screen of all of them. */
export function askAbout(what: 'rename' | 'backup' | 'delete' | 'set-aside', name: string): void {
  go('workspaces', new URLSearchParams({ ask: what, name }))
}
