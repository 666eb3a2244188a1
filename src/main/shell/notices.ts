import { Notification } from 'electron'
import type { Words } from './sayTurn.ts'

/** Says things through the system, where it can. */
export function createNotices(): (words: Words, onClick: () => void) => void {
  // Kept until they go: one that is collected would not hear its click.
  const shown = new Set<Notification>()
  return (words, onClick) => {
    if (!Notification.isSupported()) return
    const notice = new Notification({ ...words })
    shown.add(notice)
    notice.on('click', () => {
      shown.delete(notice)
      onClick()
    })
    notice.on('close', () => shown.delete(notice))
    notice.show()
  }
}
