import { UsageError } from '../../../shared/usageError.ts'
import type { AppConfig } from '../../app.ts'
import { requireWorkspace } from '../../workspaces.ts'
import type { Desk } from './desk.ts'
import type { OpenDesk } from './openDesk.ts'
import { updateGate } from './updateGate.ts'

/** The workspaces that are open here, by name. */
export class OpenOnes {
  readonly #dataDir: string
  readonly #throughGate
  readonly #openDesk: (workspace: string) => OpenDesk
  readonly #open = new Map<string, OpenDesk>()
  /** Closed for a moment, not to be opened again meanwhile. */
  readonly #held = new Set<string>()
  isClosed = false

  constructor(config: Pick<AppConfig, 'dataDir' | 'clock'>, openDesk: (workspace: string) => OpenDesk) {
    this.#dataDir = config.dataDir
    this.#throughGate = updateGate(config)
    this.#openDesk = openDesk
  }

  /** Opens it when it is not yet. Throws NoSuchWorkspace, and UsageError for one that cannot be opened. */
  opened(workspace: string): OpenDesk {
    const known = this.#known(workspace)
    if (known) return known
    requireWorkspace(this.#dataDir, workspace)
    return this.#throughGate(workspace, () => this.make(workspace))
  }

  /** Makes it when there is none. */
  make(workspace: string): OpenDesk {
    const desk = this.#openDesk(workspace)
    this.#open.set(workspace, desk)
    return desk
  }

  all(): readonly OpenDesk[] {
    return [...this.#open.values()]
  }

  running(workspace?: string): number {
    const counted = [...this.#open].filter(([name]) => workspace === undefined || name === workspace)
    return counted.reduce((sum, [, { desk }]) => sum + desk.runs.list().length, 0)
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all(this.all().map((desk) => desk.close()))
  }

  async whileClosed<T>(workspace: string, work: () => T): Promise<T> {
    const desk = this.#known(workspace)
    if (desk) requireIdle(workspace, desk.desk)
    this.#held.add(workspace)
    try {
      await desk?.close()
      this.#open.delete(workspace)
      return work()
    } finally {
      this.#held.delete(workspace)
    }
  }

  #known(workspace: string): OpenDesk | undefined {
    if (this.#held.has(workspace))
      throw new UsageError(`The workspace "${workspace}" is being renamed or deleted. Wait a moment.`)
    return this.#open.get(workspace)
  }
}

function requireIdle(workspace: string, { runs, jobs }: Desk): void {
  if (runs.list().length > 0)
    throw new UsageError(`Batches of "${workspace}" are running. Pause them first, or wait for their end.`)
  if (runs.waiting().length > 0)
    throw new UsageError(`Batches of "${workspace}" wait for the network. Pause them first.`)
  if (jobs.running() > 0)
    throw new UsageError(
      `An import or export of "${workspace}" is under way. Wait for its end, or cancel it.`,
    )
}
