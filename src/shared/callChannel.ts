/** The one channel between the page and the main process of the desktop app. */
export const callChannel = 'millrace:call'
