import { contextBridge, ipcRenderer } from 'electron'
import { callChannel } from '../shared/callChannel.ts'

/** All that the page gets of Electron: one function. It never sees an event, a channel or a path. */
contextBridge.exposeInMainWorld('millrace', {
  call: (name: string, sent: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, name, sent),
})
