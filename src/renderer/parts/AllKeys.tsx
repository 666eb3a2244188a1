import { openLayer } from '../commands.ts'

/** Where a status line ends: the way to every key. */
export function AllKeys() {
  return (
    <button type="button" onClick={() => openLayer('keys')}>
      <kbd>?</kbd> all keys
    </button>
  )
}
