const key = 'millrace.token'
/** A page in the background is slow to answer, the more so on a busy machine. */
const askMs = 1_500

/** Only pages of this address hear it. */
const others = new BroadcastChannel(key)

others.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const token = sessionStorage.getItem(key)
  if (data === 'ask' && token) say({ token })
})

let asked: Promise<string | null> | null = null

/** The token comes in the fragment of the address that Millrace printed, and is taken out of sight. */
export function takeToken(): void {
  const found = /^#token=([\w-]+)$/.exec(location.hash)
  if (!found) return
  sessionStorage.setItem(key, found[1]!)
  history.replaceState(null, '', `${location.pathname}${location.search}`)
}

/** The token of this tab. One that was opened from a link has none and asks the others. */
export async function tokenHere(): Promise<string | null> {
  const own = sessionStorage.getItem(key)
  if (own) return own
  asked ??= askOthers()
  const given = await asked
  asked = null
  if (given) sessionStorage.setItem(key, given)
  return given
}

function askOthers(): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>()
  const stop = new AbortController()
  const hear = ({ data }: MessageEvent<{ readonly token?: string }>): void => {
    if (typeof data.token === 'string') resolve(data.token)
  }
  others.addEventListener('message', hear, { signal: stop.signal })
  say('ask')
  setTimeout(resolve, askMs, null)
  return promise.finally(() => stop.abort())
}

function say(message: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel is of one origin already.
  others.postMessage(message)
}
