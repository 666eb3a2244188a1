import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDesk } from '../helpers/desk.ts'

describe('Rule 12, time, chance and network are parameters', () => {
  test('nothing in the engine reads the clock or throws dice by itself', () => {
    const offenders = sourceFiles('src/main/engine').filter((file) =>
      /Date\.now|new Date\(\)|Math\.random|setTimeout|performance\.now|\bfetch\(/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    expect(offenders).toEqual([])
  })

  test('the same chance gives the same waits', async () => {
    const waits = []
    for (let run = 0; run < 2; run++) {
      const desk = await openDesk({ practice: { faults: ['529@1-3'] }, chance: () => 0.25 })
      await desk.runTable(1)
      waits.push(desk.clock.waits)
    }
    expect(waits[0]).toEqual([250, 500, 1000])
    expect(waits[1]).toEqual(waits[0])
  })

  test('a clock that jumps a day back or forth during a run neither hurts nor stretches it', async () => {
    const desk = await openDesk({ practice: { faults: ['529%3'] } })
    const { id } = await desk.import(20)
    void desk.server.afterRequests(5).then(() => desk.clock.jump(-86_400_000))
    void desk.server.afterRequests(15).then(() => desk.clock.jump(2 * 86_400_000))
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ model: 20 })
    expect(Math.max(...desk.clock.waits)).toBeLessThanOrEqual(30_000)
    const negative = desk.store.db.prepare<[], { n: number }>(
      'select count(*) as n from call where latency_ms < 0',
    )
    expect(negative.get()!.n).toBe(0)
  })
})

function sourceFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return entries.filter((entry) => entry.endsWith('.ts')).map((entry) => join(folder, entry))
}
