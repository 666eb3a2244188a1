import { expect, test } from 'vitest'
import { stepsWhileIdle, whileIdle } from '../../src/main/operations/whileIdle.ts'
import { openOperator } from '../helpers/operator.ts'

/** A batch whose lease can be taken, and not be given up. */
async function unreleasable() {
  const { app, import: imported } = await openOperator()
  const { id } = await imported(1)
  app.store.db.exec(
    `create trigger held before update on lease when new.heartbeat_at = 0
     begin select raise(abort, 'The lease cannot be given up.'); end`,
  )
  return { app, id }
}

function fail(): never {
  throw new Error('The disk is full.')
}

test('what went wrong with a change is said also when its lease cannot be given up', async () => {
  const { app, id } = await unreleasable()
  expect(() => whileIdle(id, app, fail)).toThrow('The disk is full.')
  await expect(stepsWhileIdle(id, app, async () => fail())).rejects.toThrow('The disk is full.')
  expect(() => whileIdle(id, app, () => 'done')).toThrow('The lease cannot be given up.')
})
