import type uPlot from 'uplot'
import type { Colors } from './Plot.tsx'
import type { Break } from './timeline.ts'

/** Hatches each pause from top to bottom: nothing was measured there, and the time is not to scale. */
export function drawBreaks(plot: uPlot, breaks: readonly Break[], color: Colors): void {
  const { ctx, bbox } = plot
  const gap = 4 * devicePixelRatio
  for (const { fromX, toX } of breaks) {
    const [left, right] = [plot.valToPos(fromX, 'x', true), plot.valToPos(toX, 'x', true)]
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, bbox.top, right - left, bbox.height)
    ctx.fillStyle = color('sunken')
    ctx.fill()
    ctx.clip()
    ctx.beginPath()
    for (let x = left - bbox.height; x < right; x += gap) {
      ctx.moveTo(x, bbox.top + bbox.height)
      ctx.lineTo(x + bbox.height, bbox.top)
    }
    ctx.lineWidth = devicePixelRatio
    ctx.strokeStyle = color('line-input')
    ctx.stroke()
    ctx.restore()
  }
}
