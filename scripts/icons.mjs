// `npm run icons`: every picture of the app, drawn from resources/icons/icon.svg. Run after a change of the drawing; the
// pictures are committed, so that nobody needs a browser to pack.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { launchOptions, prepare } from '../test/helpers/browser.ts'

const folder = 'resources/icons'
const drawing = readFileSync(`${folder}/icon.svg`, 'utf8')
// Dock icons of macOS leave a border free.
const withBorder = drawing.replace('viewBox="0 0 64 64"', 'viewBox="-7.75 -7.75 79.5 79.5"')
// macOS paints a template in the colour of its menu bar; only what is drawn counts.
const template = drawing.replace(/<path id="tile".*\n/, '').replaceAll(/#[0-9a-f]{3,6}(?=")/g, '#000')

await prepare()
const browser = await chromium.launch(launchOptions)
const page = await browser.newPage()
try {
  await writePictures()
} finally {
  await browser.close()
}

async function writePictures() {
  mkdirSync(`${folder}/png`, { recursive: true })
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    writeFileSync(`${folder}/png/${size}x${size}.png`, await picture(drawing, size))
  }
  writeFileSync(`${folder}/icon.ico`, await ico([16, 24, 32, 48, 64, 128, 256]))
  writeFileSync(`${folder}/icon.icns`, await icns())
  for (const [suffix, size] of [
    ['', 16],
    ['@2x', 32],
  ]) {
    writeFileSync(`${folder}/trayTemplate${suffix}.png`, await picture(template, size))
    writeFileSync(`${folder}/tray${suffix}.png`, await picture(drawing, size))
  }
}

async function picture(svg, size) {
  await page.setViewportSize({ width: size, height: size })
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" style="display: block" `)
  await page.setContent(`<body style="margin: 0">${sized}`)
  return page.screenshot({ omitBackground: true })
}

/** A table of contents, then the pictures. */
async function ico(sizes) {
  const pictures = []
  for (const size of sizes) pictures.push(await picture(drawing, size))
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  for (const [index, size] of sizes.entries()) {
    const entry = 6 + 16 * index
    head.writeUInt8(size % 256, entry) // 256 is written as 0
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(pictures[index].length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += pictures[index].length
  }
  return Buffer.concat([head, ...pictures])
}

/** Pictures, each behind its kind and its length. */
async function icns() {
  const sizeByKind = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }
  const parts = []
  for (const [kind, size] of Object.entries(sizeByKind)) {
    parts.push(chunk(kind, await picture(withBorder, size)))
  }
  return chunk('icns', Buffer.concat(parts))
}

function chunk(kind, content) {
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
