import { CircleX } from 'lucide-react'
import type { WorkspaceLine } from '../../../shared/views/workspacesViews.ts'
import { bytes, dash, moment, money, number, visibleText } from '../../parts/format.ts'
import { andMoreForLost } from '../../parts/moreForLost.ts'
import type { Head } from '../../parts/Heads.tsx'
import { Heads } from '../../parts/Heads.tsx'
import { RunningCount } from '../../parts/RunningCount.tsx'
import { linkTo, workspaceHere } from '../../route.ts'
import { WorkspaceActions } from './WorkspaceActions.tsx'

const heads: readonly Head[] = [
  { title: 'Workspace', isText: true },
  { title: 'Now', width: 130, isText: true },
  { title: 'Batches', width: 70 },
  { title: 'Spent', width: 90 },
  { title: 'Practice, free', width: 100, room: 'aside' },
  { title: 'Size', width: 80 },
  { title: 'Last used', width: 130 },
  { title: 'Actions', width: 64, isUnseen: true },
]

/** Every workspace of the data folder. The one that this page shows is marked. */
export function WorkspacesTable({ workspaces }: { readonly workspaces: readonly WorkspaceLine[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="tbl fluid">
        <Heads heads={heads} />
        <tbody>
          {workspaces.map((workspace) => (
            <Line key={workspace.name} workspace={workspace} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ workspace }: { readonly workspace: WorkspaceLine }) {
  const { name, batches, running, spentNanoUsd, unsettledNanoUsd, practiceNanoUsd, usedAt, trouble } =
    workspace
  const isHere = name === workspaceHere()
  return (
    <tr className={isHere ? 'cursor' : undefined} aria-current={isHere || undefined}>
      <td>
        <a className="m" title={visibleText(name)} href={linkTo('batches', undefined, name)}>
          {visibleText(name)}
        </a>
        {isHere && <span className="small t3"> shown here</span>}
      </td>
      <td title={trouble ?? undefined}>
        {trouble === null ? <RunningCount running={running} /> : <Unread trouble={trouble} />}
      </td>
      <td className="num">{number(batches)}</td>
      <td className="num" title={`Paid${andMoreForLost(unsettledNanoUsd ?? 0)}`}>
        {batches === 0 ? dash : money(spentNanoUsd)}
      </td>
      <td className="aside num t3" title="Free; what it would have cost at list prices">
        {practiceNanoUsd === 0 ? dash : money(practiceNanoUsd)}
      </td>
      <td className="num t3">{bytes(workspace.bytes)}</td>
      <td className="num time t3">{moment(usedAt)}</td>
      <td className="num">
        <WorkspaceActions workspace={workspace} />
      </td>
    </tr>
  )
}

function Unread({ trouble }: { readonly trouble: string }) {
  return (
    <span className="st c-failed">
      <CircleX className="i" aria-hidden /> cannot be read<span className="sr">: {trouble}</span>
    </span>
  )
}
