import { Undo2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useOffer } from '../commands.ts'
import type { Toast } from './toast.ts'
import { closeToast, useToast } from './toast.ts'

/** Long enough to read it and to reach for its button. */
const shownMs = 10_000

/** `View deleted. Undo`: at the foot of every screen, over it, in nobody's way. */
export function ToastLine() {
  const toast = useToast((state) => state.toast)
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (toast === null || isHeld) return undefined
    const timer = setTimeout(closeToast, shownMs)
    return () => clearTimeout(timer)
  }, [toast, isHeld])
  useEffect(() => {
    const look = (): void => {
      const onlyAt = useToast.getState().toast?.onlyAt ?? null
      if (onlyAt !== null && onlyAt !== location.hash) closeToast()
    }
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return (
    <div
      className="toasts"
      aria-live="polite"
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {toast && <Line toast={toast} />}
    </div>
  )
}

function Line({ toast: { text, action } }: { readonly toast: Toast }) {
  const act = (): void => {
    closeToast()
    action?.run()
  }
  useOffer(
    action ? [{ id: 'toast', group: 'Go to', icon: Undo2, text: `${action.verb}: ${text}`, run: act }] : [],
  )
  return (
    <div className="toast">
      <span>{text}</span>
      {action && (
        <button type="button" className="btn" onClick={act}>
          {action.verb}
        </button>
      )}
      <button
        type="button"
        className="btn quiet icon"
        aria-label="Close the message"
        title="Close"
        onClick={closeToast}
      >
        <X className="i" aria-hidden />
      </button>
    </div>
  )
}
