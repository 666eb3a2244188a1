import { useEffect, useEffectEvent, useRef, useState } from 'react'
import uPlot from 'uplot'

const height = 72

/** The colours of the theme by the names of its tokens. */
export type Colors = (token: string) => string

interface Props {
  readonly label: string
  readonly data: uPlot.AlignedData
  readonly options: (color: Colors) => Omit<uPlot.Options, 'width' | 'height' | 'hooks'>
  /** Draws over the series, with what was read last. */
  readonly draw: (plot: uPlot, color: Colors) => void
  /** Made anew when it changes; new data alone is only drawn. */
  readonly shape: string
}

/** A small chart without axes of its own, as wide as there is room, in the colours of the theme. */
export function Plot({ label, data, options, draw, shape }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const theme = useThemeChanges()
  const drawOver = useEffectEvent(draw)
  useEffect(() => {
    const box = host.current!
    const size = (): { width: number; height: number } => ({ width: Math.max(10, box.clientWidth), height })
    const color: Colors = (token) => colorOf(box, token)
    const hooks = { draw: [(drawn: uPlot) => drawOver(drawn, color)] }
    const made = new uPlot({ ...bare, ...options(color), hooks, ...size() }, data, box)
    plot.current = made
    const watch = new ResizeObserver(() => made.setSize(size()))
    watch.observe(box)
    return () => {
      watch.disconnect()
      made.destroy()
    }
  }, [theme, shape])
  useEffect(() => {
    plot.current?.setData(data)
  }, [data])
  return <div ref={host} className="plot" role="img" aria-label={label} />
}

const bare = {
  padding: [4, 0, 0, 0],
  legend: { show: false },
  cursor: { show: false },
  axes: [{ show: false }, { show: false }],
} satisfies Partial<uPlot.Options>

/** A canvas knows no variables: an element that has the colour tells what it comes to. */
function colorOf(box: HTMLElement, token: string): string {
  const probe = document.createElement('i')
  probe.style.color = `var(--${token})`
  box.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** Counts the changes between light and dark, by the system or by the operator. */
function useThemeChanges(): number {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    const changed = (): void => setChanges((before) => before + 1)
    const system = matchMedia('(prefers-color-scheme: dark)')
    const own = new MutationObserver(changed)
    system.addEventListener('change', changed)
    own.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      system.removeEventListener('change', changed)
      own.disconnect()
    }
  }, [])
  return changes
}
