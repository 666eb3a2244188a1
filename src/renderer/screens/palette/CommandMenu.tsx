import { useEffect } from 'react'
import { openLayer, useLayers } from '../../commands.ts'
import { DiagnosticsDialog } from '../../parts/DiagnosticsDialog.tsx'
import { LicencesDialog } from '../../parts/LicencesDialog.tsx'
import { ShortcutSheet } from '../../parts/ShortcutSheet.tsx'
import { useKeys } from '../../parts/useKeys.ts'
import { Palette } from './Palette.tsx'
import { useGoKeys } from './useGoKeys.ts'

/** The layers that can be called up over every screen, and their keys. */
export function CommandMenu() {
  const layer = useLayers(({ layer }) => layer)
  useMenuKey()
  useGoKeys()
  useKeys({ '?': () => openLayer('keys') })
  if (layer === 'menu') return <Palette />
  if (layer === 'licences') return <LicencesDialog onClose={() => openLayer(null)} />
  if (layer === 'diagnostics') return <DiagnosticsDialog onClose={() => openLayer(null)} />
  return layer === 'keys' ? <ShortcutSheet onClose={() => openLayer(null)} /> : null
}

/** Works in a field too. A dialog or a menu that asks something has to be answered first. */
function useMenuKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event
      if (key.toLowerCase() !== 'k' || !(ctrlKey || metaKey) || shiftKey || altKey) return
      // Else the browser goes to its own field.
      event.preventDefault()
      const isOpen = useLayers.getState().layer === 'menu'
      if (isOpen) openLayer(null)
      else if (!document.querySelector('[role=dialog], [role=menu]')) openLayer('menu')
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
