import { useEffect } from 'react'
import { useLive } from './live.ts'

/** Light, dark, or as the system has it. */
export function useTheme(): void {
  const theme = useLive('settings.read', {}).value?.theme
  useEffect(() => {
    const { dataset } = document.documentElement
    if (theme === 'light' || theme === 'dark') dataset['theme'] = theme
    else delete dataset['theme']
  }, [theme])
}
