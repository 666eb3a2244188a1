import type { App } from '../app.ts'
import { writesSeen } from '../store/connection/writesSeen.ts'
import type { ChangeFeed } from './desk/desk.ts'

/** So often at most does the version change, however fast the engine writes. */
const lookEveryMs = 100

/**
 * Hears of every write, whoever makes it: SQLite counts the changes of this connection, and says when another one has
 * changed the file; the operator's prices are a file of their own, which may be edited by hand. It looks only while
 * somebody waits. Versions begin at the time of opening: those of an earlier process are not taken for ours.
 */
export function createChangeFeed({ store, priceFile, config: { clock } }: App): ChangeFeed {
  const writes = writesSeen(store.db)
  const look = (): string => `${writes()} ${priceFile.stamp()}`
  const closing = new AbortController()
  let version = clock.now()
  let seen = look()
  let lookedAt = -Infinity

  function refresh(): void {
    const now = clock.now()
    // A clock that was set back must not hide what changes.
    if (closing.signal.aborted || Math.abs(now - lookedAt) < lookEveryMs) return
    lookedAt = now
    const found = look()
    if (found !== seen) version++
    seen = found
  }

  return {
    async after(known, waitMs) {
      const until = clock.now() + waitMs
      for (;;) {
        refresh()
        if (version !== known || clock.now() >= until || closing.signal.aborted) return version
        await clock.sleep(Math.min(lookEveryMs, until - clock.now()), closing.signal)
      }
    },
    announce: () => void version++,
    close: () => closing.abort(),
  }
}
