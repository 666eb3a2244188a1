import { Notification } from 'electron'

/** Kept until they go: one that is collected would not hear its click. */
const shown = new Set<Notification>()

/** Says something through the system, where it can. */
export function notify({ title, body }: { title: string; body: string }, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  shown.add(notification)
  notification.on('click', () => {
    shown.delete(notification)
    onClick()
  })
  notification.on('close', () => shown.delete(notification))
  notification.show()
}
