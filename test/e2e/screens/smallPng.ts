import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const mostColours = 256

interface Pixels {
  readonly width: number
  readonly height: number
  /** One number for each pixel, 0xrrggbb. */
  readonly colours: Uint32Array
}

/** The same picture in 256 colours, so that the repository stays small. What is flat keeps its exact colour. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = pixelsOf(png)
  const palette = paletteOf(colours)
  const indexOf = nearestIn(palette)
  const lines = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < colours.length; at++)
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = indexOf(colours[at]!)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3], 8)
  const table = Buffer.from(palette.flatMap(partsOf))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** Reads what a browser writes: 8 bits, RGB or RGBA, not interlaced. */
function pixelsOf(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const step = png[25] === 6 ? 4 : 3
  const bytes = unfiltered(inflateSync(dataOf(png)), width * step, step)
  const colours = new Uint32Array(width * height)
  for (let at = 0; at < colours.length; at++) colours[at] = bytes.readUIntBE(at * step, 3)
  return { width, height, colours }
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return Buffer.concat(parts)
}

/** PNG specification, section 9: each line is stored as differences from what lies left of it and above. */
function unfiltered(lines: Buffer, size: number, step: number): Buffer {
  const bytes = Buffer.alloc((lines.length / (size + 1)) * size)
  for (let at = 0; at < bytes.length; at++) {
    const [line, column] = [Math.floor(at / size), at % size]
    const left = column < step ? 0 : bytes[at - step]!
    const up = line === 0 ? 0 : bytes[at - size]!
    const corner = line === 0 || column < step ? 0 : bytes[at - size - step]!
    const expected = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][lines[line * (size + 1)]!]!
    bytes[at] = lines[line * (size + 1) + 1 + column]! + expected
  }
  return bytes
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** The most frequent ones; the first of each region of colours counts for more, so that a small red mark stays red. */
function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const regions = new Set<number>()
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([colour, count]): [number, number] => {
      const region = colour & 0xf0f0f0
      const isFirst = !regions.has(region)
      regions.add(region)
      return [colour, isFirst ? count * 8 : count]
    })
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostColours)
    .map(([colour]) => colour)
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]))
  return (colour) => {
    const index = known.get(colour) ?? nearest(palette, colour)
    known.set(colour, index)
    return index
  }
}

function nearest(palette: readonly number[], colour: number): number {
  const parts = partsOf(colour)
  const distances = palette.map((other) =>
    partsOf(other).reduce((sum, part, index) => sum + (part - parts[index]!) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

function partsOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
}
