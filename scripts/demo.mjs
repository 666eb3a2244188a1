// Runs the sample tickets through the practice model, which misbehaves the way real models do.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const millrace = 'bin/millrace.js'
const results = 'demo/results.csv'
const dataDir = 'demo/data'
const faults = [
  '529@1s-5s/claude-sonnet-5-5', // an outage of the first model: the second one answers
  'refusal~webhook', // rows that every model declines: the default response answers
  'wrong-enum%19', // a bad reply: the model is asked again
  '429:0.02', // a rate limit: the lane waits
  'reset:0.02', // a broken connection: the request is repeated
]

const prologue = `
200 sample tickets go through the practice model; it is free and needs no key. The trouble is staged, to show
what becomes of it: from second 1 to 5 the first model is down, now and then there is a rate limit, a broken
connection or a wrong answer, and every model declines tickets about webhooks. Two tickets have no text.
`

console.log(prologue)
rmSync('demo', { recursive: true, force: true })
mkdirSync('demo')

const server = spawn(process.execPath, [
  millrace,
  'practice-server',
  '--json',
  '--latency',
  '250,700',
  ...faults.flatMap((fault) => ['--fault', fault]),
])
server.stderr.pipe(process.stderr)
try {
  const { url } = JSON.parse(await firstLine(server.stdout))
  const code = await runSamples(url)
  if (code !== 0 && code !== 3) process.exitCode = code
  else showRows()
} finally {
  server.kill('SIGTERM')
}

function runSamples(url) {
  const flags = `--provider practice --default-response on --concurrency 8 --data-dir ${dataDir} --out ${results}`
  const args = [millrace, 'run', 'resources/samples/tickets.csv', ...flags.split(' ')]
  const env = { ...process.env, MILLRACE_PRACTICE_URL: url }
  const run = spawn(process.execPath, args, { stdio: 'inherit', env })
  return new Promise((resolve) => run.on('exit', (code) => resolve(code ?? 1)))
}

/** The first rows as a reader would look at them, and one for each other way in which a row can end. */
function showRows() {
  const shown = ['ticket_id', 'urgency', 'category', 'suggested_response', '_status', '_answered_by']
  const rows = parse(readFileSync(results), { columns: true })
  const first = rows.slice(0, 5)
  const answerers = new Set(first.map(answererOf))
  const others = rows.filter((row) => answerers.size < answerers.add(answererOf(row)).size)
  const lines = [shown, ...[...first, ...others].map((row) => shown.map((column) => row[column]))]
  const widths = [9, 8, 15, 40, 8, 28]
  console.log(`\nFrom ${results}: the first rows, and one of each other kind\n`)
  for (const line of lines) {
    const cells = line.map((cell, index) =>
      cell.replaceAll(/\s+/g, ' ').slice(0, widths[index]).padEnd(widths[index]),
    )
    console.log(`  ${cells.join('  ')}`)
  }
  const row = 1 + rows.findIndex((found) => answererOf(found) === 'default')
  console.log(`
All about one row:   node ${millrace} --data-dir ${dataDir} show last ${row}   (it got the default response)
What it cost:        node ${millrace} --data-dir ${dataDir} cost`)
}

function answererOf(row) {
  return row['_answered_by']
}

function firstLine(stream) {
  return new Promise((resolve, reject) => {
    let text = ''
    stream.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text)
    })
    stream.on('end', () => reject(new Error('The practice server did not start.')))
  })
}
