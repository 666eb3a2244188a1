// Runs the sample tickets through the practice model, which misbehaves the way real models do.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const millrace = 'bin/millrace.js'
const results = 'demo/results.csv'
const dataDir = 'demo/data'
const faults = [
  '529@1s-5s/claude-sonnet-5-5', // an outage of the first model: the second one answers
  '500~webhook', // rows that no model can answer: the default response does
  'wrong-enum%19', // a bad reply: the model is asked again
  '429:0.02', // a rate limit: the lane waits
  'reset:0.02', // a broken connection: the request is repeated
]

const prologue = `
200 sample tickets go through the practice model; it is free and needs no key. The trouble is staged, to show
what becomes of it: from second 1 to 5 the first model is down, now and then there is a rate limit, a broken
connection or a wrong answer, and tickets about webhooks get no answer from any model. Two tickets have no text.
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

/** The first rows as a reader would look at them. */
function showRows() {
  const shown = ['ticket_id', 'urgency', 'category', 'suggested_response', '_answered_by']
  const rows = parse(readFileSync(results), { columns: true, to: 8 })
  const lines = [shown, ...rows.map((row) => shown.map((column) => row[column]))]
  const widths = [9, 8, 15, 48, 28]
  console.log(`The first rows of ${results}:\n`)
  for (const line of lines) {
    const cells = line.map((cell, index) =>
      cell.replaceAll(/\s+/g, ' ').slice(0, widths[index]).padEnd(widths[index]),
    )
    console.log(`  ${cells.join('  ')}`)
  }
  console.log('\nSee also: node bin/millrace.js status last --log --data-dir demo/data')
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
