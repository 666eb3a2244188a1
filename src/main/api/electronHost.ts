import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { ipcMain } from 'electron'
import { callChannel } from '../../shared/callChannel.ts'
import type { CallResult } from '../../shared/contract.ts'
import type { HandlersIn } from './dispatch.ts'
import { dispatch } from './dispatch.ts'
import { maxInputBytes } from './page/maxInputBytes.ts'
import { isOurPage } from './page/ourAddress.ts'

export interface ElectronHostOptions {
  readonly handlersIn: HandlersIn
  /** The contents of our window. */
  readonly contents: WebContents
  readonly onBug: (error: unknown, name: string) => void
}

/** Answers the calls of the page in our window, and of nobody else. */
export function startElectronHost({ handlersIn, contents, onBug }: ElectronHostOptions): void {
  ipcMain.handle(callChannel, (event, name: unknown, sent: unknown): CallResult | Promise<CallResult> => {
    if (!isFromOurPage(event, contents)) return refused('This page may not use Millrace.')
    if (!isSmall(sent)) return refused('This is more than a call may bring along.')
    return dispatch(handlersIn, name, sent, onBug)
  })
}

function isFromOurPage({ sender, senderFrame }: IpcMainInvokeEvent, ours: WebContents): boolean {
  return (
    sender.id === ours.id && senderFrame !== null && senderFrame.parent === null && isOurPage(senderFrame.url)
  )
}

/** What JSON cannot carry is no input of ours. */
function isSmall(input: unknown): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(input) ?? '') <= maxInputBytes
  } catch {
    return false
  }
}

function refused(message: string): CallResult {
  return { ok: false, error: { kind: 'usage', message } }
}
