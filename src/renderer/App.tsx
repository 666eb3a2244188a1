import { useEffect } from 'react'
import { takeToken } from './token.ts'
import { lookWhenOnline } from './online.ts'
import { Boundary } from './parts/Boundary.tsx'
import { NotConnected } from './parts/NotConnected.tsx'
import { Rail } from './parts/Rail.tsx'
import { ToastLine } from './parts/ToastLine.tsx'
import { Trouble } from './parts/Trouble.tsx'
import { useRunningTitle } from './parts/useRunningTitle.ts'
import { Uploading } from './parts/Uploading.tsx'
import { useRoute } from './route.ts'
import { BatchScreen } from './screens/batch/BatchScreen.tsx'
import { BatchesScreen } from './screens/batches/BatchesScreen.tsx'
import { CostsScreen } from './screens/costs/CostsScreen.tsx'
import { CommandMenu } from './screens/palette/CommandMenu.tsx'
import { NewBatch } from './screens/palette/NewBatch.tsx'
import { FirstStartScreen } from './screens/firstStart/FirstStartScreen.tsx'
import { ImportScreen } from './screens/import/ImportScreen.tsx'
import { SettingsScreen } from './screens/settings/SettingsScreen.tsx'
import { DamagedScreen } from './screens/workspaces/DamagedScreen.tsx'
import { GoneScreen } from './screens/workspaces/GoneScreen.tsx'
import { UpdatingScreen } from './screens/workspaces/UpdatingScreen.tsx'
import { WorkspacesScreen } from './screens/workspaces/WorkspacesScreen.tsx'
import type { Shut } from './state.ts'
import { followChanges, useAppState } from './state.ts'
import { useTheme } from './theme.ts'
import { useEntry } from './useEntry.ts'

takeToken()

/** Nothing is shown before it is known of which workspace. */
export function App() {
  const { isIn, trouble } = useEntry()
  if (isIn) return <Desk />
  return trouble ? (
    <div className="pad">
      <Trouble message={trouble} />
    </div>
  ) : null
}

/** The rail on the left, one screen beside it; the address says which. */
function Desk() {
  const shut = useAppState((state) => state.shut)
  const trouble = useAppState((state) => state.trouble)
  const { path } = useRoute()
  useTheme()
  useRunningTitle(path[0] === 'batches' && path[1] !== undefined)
  useEffect(() => {
    const stop = new AbortController()
    void followChanges(stop.signal)
    stayWhateverIsDropped(stop.signal)
    lookWhenOnline(stop.signal)
    return () => stop.abort()
  }, [])
  return (
    <div className="shell">
      <Rail />
      <main className="main">
        {trouble && (
          <div className="p-2">
            <NotConnected message={trouble} />
          </div>
        )}
        {hasNoFileButton(path) && !shut && <NewBatch />}
        {shut && path[0] !== 'workspaces' ? <ShutScreen {...shut} /> : <Screens />}
      </main>
      <CommandMenu />
      <ToastLine />
      <Uploading />
    </div>
  )
}

function ShutScreen({ kind, message }: Shut) {
  if (kind === 'updating') return <UpdatingScreen finding={message} />
  return kind === 'gone' ? <GoneScreen /> : <DamagedScreen finding={message} />
}

/** Where a new batch is begun with its keys and from the command menu only. */
function hasNoFileButton([first = 'batches', second]: readonly string[]): boolean {
  return second !== undefined || (first !== 'batches' && first !== 'welcome')
}

/** Another address is another screen: it is tried anew. */
function Screens() {
  const { path } = useRoute()
  return (
    <Boundary key={path.join('/')}>
      <Screen />
    </Boundary>
  )
}

function Screen() {
  const { path } = useRoute()
  const [first, second] = path
  if (first === 'costs') return <CostsScreen />
  if (first === 'settings') return <SettingsScreen />
  if (first === 'workspaces') return <WorkspacesScreen />
  if (first === 'welcome') return <FirstStartScreen />
  if (first === 'import' && second) return <ImportScreen key={second} source={second} />
  if (first === 'batches' && second) return <BatchScreen key={second} batchId={Number(second)} />
  return <BatchesScreen />
}

/** A browser leaves the page for a file or a link that is dropped and that nobody takes. */
function stayWhateverIsDropped(signal: AbortSignal): void {
  for (const name of ['dragover', 'drop'] as const) addEventListener(name, stay, { signal, capture: true })
}

function stay(event: DragEvent): void {
  if (isTextForField(event)) return
  event.preventDefault()
  // As the pointer shows it; a screen that takes the file says otherwise after this.
  event.dataTransfer!.dropEffect = 'none'
}

function isTextForField({ target, dataTransfer }: DragEvent): boolean {
  const types = dataTransfer?.types ?? []
  if (types.includes('Files') || !types.includes('text/plain') || !(target instanceof Element)) return false
  return target.matches('textarea, input:not([type=checkbox], [type=radio], [type=range])')
}
