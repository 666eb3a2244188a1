/** Chromium knows no `app://`, so `app://host/path` is `https://host.app.standin/path` there; no such name ever resolves. */
export function toBrowser(url: string): string {
  return url.replace(
    /^(?!https?:|file:|data:|about:|blob:)([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i,
    'https://$2.$1.standin',
  )
}

/** As the app knows it. */
export function toApp(url: string): string {
  return url.replace(/^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.standin(?=[/?#]|$)/i, '$2://$1')
}
