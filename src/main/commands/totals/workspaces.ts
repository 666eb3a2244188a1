import { listWorkspaces, workspacePath } from '../../workspaces.ts'
import type { Session } from '../session.ts'

/** `millrace workspaces`: the workspaces of the data folder. */
export function workspaces({ app: { config }, isJson, printJson, terminal }: Session): number {
  const found = listWorkspaces(config.dataDir).map((name) => ({
    name,
    file: workspacePath(config.dataDir, name),
  }))
  if (isJson) printJson({ workspaces: found })
  else if (found.length === 0) terminal.out('There is no workspace yet. The first import makes it.\n')
  else for (const { name, file } of found) terminal.out(`${name}  ${file}\n`)
  return 0
}
