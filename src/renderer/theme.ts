import { useEffect } from 'react'
import { useLive } from './live.ts'

const key = 'millrace.theme'

// A page that is loaded anew looks as it did, before it has read anything.
apply(sessionStorage.getItem(key))

/** Light, dark, or as the system has it. */
export function useTheme(): void {
  const theme = useLive('settings.read', {}).value?.theme
  useEffect(() => {
    if (theme === undefined) return
    sessionStorage.setItem(key, theme)
    apply(theme)
  }, [theme])
}

function apply(theme: string | null): void {
  const { dataset } = document.documentElement
  if (theme === 'light' || theme === 'dark') dataset['theme'] = theme
  else delete dataset['theme']
}
