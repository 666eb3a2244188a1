import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { CallOutput } from '../../shared/contract.ts'

type Theme = CallOutput<'settings.read'>['theme']

export interface MenuActions {
  readonly isMac: boolean
  readonly hasDevTools: boolean
  readonly theme: Theme
  readonly newBatch: () => void
  readonly showBatches: () => void
  readonly showSettings: () => void
  readonly chooseTheme: (theme: Theme) => void
  readonly openDataFolder: () => void
  readonly copyDiagnostics: () => void
  /** A page of https://docs.claude.com and the like, in the system's browser. */
  readonly openOutside: (address: string) => void
}

/** The menu that the system shows. What it opens are screens of the page. */
export function showMenu(actions: MenuActions): void {
  const template = [
    ...(actions.isMac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(actions),
    { role: 'editMenu' } as const,
    viewMenu(actions),
    { role: 'windowMenu' } as const,
    helpMenu(actions),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function fileMenu({ isMac, newBatch, showBatches, showSettings }: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'File',
    submenu: [
      // As the page has it on its own buttons.
      { label: 'New Batch…', accelerator: 'CmdOrCtrl+O', click: newBatch },
      { label: 'Batches', accelerator: 'CmdOrCtrl+B', click: showBatches },
      { type: 'separator' },
      { label: 'Settings…', accelerator: 'CmdOrCtrl+,', click: showSettings },
      { type: 'separator' },
      { role: isMac ? 'close' : 'quit' },
    ],
  }
}

const themeLabels: Readonly<Record<Theme, string>> = {
  system: 'Like the System',
  light: 'Light',
  dark: 'Dark',
}

function viewMenu({ hasDevTools, theme, chooseTheme }: MenuActions): MenuItemConstructorOptions {
  const themes = Object.entries(themeLabels) as [Theme, string][]
  return {
    label: 'View',
    submenu: [
      {
        label: 'Theme',
        submenu: themes.map(([name, label]) => ({
          label,
          type: 'radio',
          checked: name === theme,
          click: () => chooseTheme(name),
        })),
      },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(hasDevTools ? [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
    ],
  }
}

function helpMenu({
  isMac,
  openDataFolder,
  copyDiagnostics,
  openOutside,
}: MenuActions): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: 'Help',
    submenu: [
      { label: 'Open Data Folder', click: openDataFolder },
      { label: 'Copy Diagnostics', click: copyDiagnostics },
      { label: 'Anthropic Console', click: () => openOutside('https://platform.claude.com/') },
      { label: 'Status of the API', click: () => openOutside('https://status.claude.com/') },
      // On macOS it is in the menu of the app.
      ...(isMac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
    ],
  }
}
