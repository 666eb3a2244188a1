export const ourScheme = 'app'
export const ourHost = 'bundle'
/** Where the page lives in the desktop app. What it shows stands in the fragment. */
export const ourPage = `${ourScheme}://${ourHost}/`

/** Whether an address belongs to the page. `URL.origin` would not do: it is the text 'null' for every scheme of one's own. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${ourScheme}:` && url.host === ourHost
}

/** Whether it is the page itself, at whatever screen. */
export function isOurPage(address: string): boolean {
  return isOurs(address) && URL.parse(address)?.pathname === '/'
}
