import { expect, test } from 'vitest'
import { failureKinds } from '../../../src/shared/failure.ts'
import { helpsRow } from '../../../src/main/operations/failures/helpsRow.ts'

test('a row that will be refused again is not pushed to be asked again', () => {
  const futile = failureKinds.filter((kind) => helpsRow(kind) !== 'retry')
  expect(futile.toSorted()).toEqual(['bad_request', 'empty_input', 'refusal', 'stage_error', 'too_large'])
})
