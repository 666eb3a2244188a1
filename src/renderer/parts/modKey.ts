/** The key for commands, as this machine's keyboard names it. */
export const modKey = /mac/i.test(navigator.platform) ? '⌘' : 'Ctrl'
