// What `import ... from 'electron'` gives the app's main process. What is not here fails by name.
export { app } from './electron/app.ts'
export { clipboard, dialog, nativeTheme, safeStorage, screen, shell } from './electron/desktop.ts'
export { nativeImage, Notification, powerMonitor, powerSaveBlocker, Tray } from './electron/manners.ts'
export { Menu } from './electron/menu.ts'
export { ipcMain, protocol, session } from './electron/page.ts'
export { BrowserWindow } from './electron/window.ts'
