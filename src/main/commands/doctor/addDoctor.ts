import type { Command } from 'commander'
import type { InWorkspace } from '../inWorkspace.ts'
import type { GlobalFlags, Machine } from '../openWorkspace.ts'

/** Is everything in order? And what helps where a workspace is damaged. */
export function addDoctor(
  program: Command,
  machine: Machine,
  inWorkspace: InWorkspace,
  end: (code: number) => void,
): void {
  const doctor = program
    .command('doctor')
    .description('Checks data folder, database, key and connection.')
    .option('--set-aside', 'move a damaged workspace aside and put its newest backup in its place')
  doctor.action(async () => {
    const flags = doctor.optsWithGlobals<GlobalFlags & { setAside?: boolean }>()
    if (flags.setAside) return end((await import('./setAside.ts')).setAsideDamaged(flags, machine))
    await inWorkspace(doctor, async (session) => (await import('./doctor.ts')).doctor(session), 'make')
  })
}
