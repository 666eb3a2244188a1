import { call } from './api.ts'

/** The browser hears first of a network that is back: whoever waits for it need not wait for the next look. */
export function lookWhenOnline(signal: AbortSignal): void {
  addEventListener('online', () => void call('network.look', {}).catch(() => undefined), { signal })
}
