import type { Command } from 'commander'
import type { CostFlags } from './cost.ts'
import { budget } from '../flags.ts'
import type { InWorkspace } from '../inWorkspace.ts'

/** Commands about workspaces as a whole. */
export function addTotals(program: Command, inWorkspace: InWorkspace): void {
  addPipelines(program, inWorkspace)
  addWorkspaces(program, inWorkspace)
  addCost(program, inWorkspace)
}

function addPipelines(program: Command, inWorkspace: InWorkspace): void {
  const pipelines = program.command('pipelines').description('Lists the pipelines.')
  pipelines.action(() =>
    inWorkspace(
      pipelines,
      async (session) => (await import('./pipelines.ts')).listPipelines(session),
      'none',
    ),
  )
}

function addWorkspaces(program: Command, inWorkspace: InWorkspace): void {
  const workspaces = program.command('workspaces').description('Lists the workspaces.')
  workspaces.action(() =>
    inWorkspace(workspaces, async (session) => (await import('./workspaces.ts')).workspaces(session), 'none'),
  )
}

function addCost(program: Command, inWorkspace: InWorkspace): void {
  const cost = program
    .command('cost')
    .option(
      '--max-per-day <usd>',
      'no batch of this workspace spends more in a UTC day; none takes it away',
      budget,
    )
    .option('--max-total <usd>', 'nothing in this workspace spends more in all; none takes it away', budget)
    .description('Adds up what was spent, by day, pipeline and model, and sets budgets for the workspace.')
  cost.action(() => {
    const flags = cost.opts<CostFlags>()
    const opening = flags.maxPerDay === undefined && flags.maxTotal === undefined ? 'find' : 'make'
    return inWorkspace(cost, async (session) => (await import('./cost.ts')).cost(flags, session), opening)
  })
}
