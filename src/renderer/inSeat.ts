/** A browser has six connections to Millrace, for all of its pages together. So many of them may only wait for news. */
const seats = 3

/**
 * Asks for news: `ask` hears whether there is room for it to wait. Pages that nobody looks at share the last seat. In
 * the desktop app there is always room.
 */
export async function inSeat<T>(
  ask: (isSeated: boolean) => Promise<T>,
  seat = document.hidden ? seats : 1,
): Promise<T> {
  if (window.millrace) return ask(true)
  if (seat > seats) return ask(false)
  return navigator.locks.request(`millrace.seat.${seat}`, { ifAvailable: true }, (taken) =>
    taken ? ask(true) : inSeat(ask, seat + 1),
  )
}
