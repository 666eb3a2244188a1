import { useEffect, useRef, useState } from 'react'
import { call, upload } from '../api.ts'
import { useLive } from '../live.ts'
import { go } from '../route.ts'
import type { Action } from './useAction.ts'
import { useAction } from './useAction.ts'

export interface ChooseFile extends Action {
  /** A file is being dragged over the window. */
  readonly isOver: boolean
  /** The dialog of the system on the desktop, that of the browser on the web. */
  choose(): void
}

const kinds = '.csv,.tsv,.txt,.jsonl,.ndjson,.json,.xlsx'

/** Lets the operator choose or drop a table, and goes on to its import. */
export function useChooseFile(): ChooseFile {
  const host = useLive('workspace.read', {}).value?.host
  const action = useAction()
  const show = (source: string): void => go(`import/${source}`)
  const send = (file: File): void => void action.run(async () => show((await upload(file)).source))
  const isOver = useDrop(send)
  const choose = (): void => {
    if (host === 'desktop')
      void action.run(async () => {
        const { file } = await call('source.choose', {})
        if (file) show(file.source)
      })
    else openPicker(send)
  }
  return { ...action, isOver, choose }
}

function openPicker(send: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = kinds
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) send(file)
  })
  input.click()
}

function useDrop(send: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const stop = new AbortController()
    const on = (name: 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void): void =>
      addEventListener(
        name,
        (event) => {
          event.preventDefault()
          handle(event)
        },
        { signal: stop.signal },
      )
    on('dragover', () => setOver(true))
    on('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false))
    on('drop', ({ dataTransfer }) => {
      setOver(false)
      const file = dataTransfer?.files[0]
      if (file) latest.current(file)
    })
    return () => stop.abort()
  }, [])
  return isOver
}
