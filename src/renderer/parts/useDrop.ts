import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Takes files that are dropped anywhere in the window. What is dragged within the page is left alone. Returns whether one
 * is over the window.
 */
export function useDrop(take: (drop: DataTransfer) => void): boolean {
  const [isOver, setOver] = useState(false)
  const onDrop = useEffectEvent(take)
  useEffect(() => {
    const stop = new AbortController()
    const on = (name: 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void): void => {
      const onFiles = (event: DragEvent): void => {
        if (!event.dataTransfer?.types.includes('Files')) return
        // The browser would leave the page and show the file itself.
        event.preventDefault()
        handle(event)
      }
      addEventListener(name, onFiles, { signal: stop.signal })
    }
    on('dragover', ({ dataTransfer }) => {
      dataTransfer!.dropEffect = 'copy'
      setOver(true)
    })
    on('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false))
    on('drop', ({ dataTransfer }) => {
      setOver(false)
      onDrop(dataTransfer!)
    })
    return () => stop.abort()
  }, [])
  return isOver
}
