// What `import ... from 'electron'` gives the app's main process. What is not here fails by name.
export { app } from './electron/app.ts'
export { dialog, nativeTheme, safeStorage, screen, shell } from './electron/desktop.ts'
export { Menu } from './electron/menu.ts'
export { ipcMain, protocol, session } from './electron/page.ts'
export { BrowserWindow } from './electron/window.ts'
