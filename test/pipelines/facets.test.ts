import { expect, test } from 'vitest'
import { z } from 'zod'
import { facetsOf } from '../../src/main/pipelines/facets.ts'
import { pipelines } from '../../src/main/pipelines/registry.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'

/** The ticket classifier with other answers: its facets depend on those alone. */
function answering(fields: z.ZodRawShape, columns = Object.keys(fields)) {
  return { ...ticketClassifier, reply: z.object(fields) as never, columns }
}

test('a field of few values and a number within bounds are facets, in the order of the columns', () => {
  expect(facetsOf(ticketClassifier)).toEqual([
    { kind: 'choice', column: 'urgency', values: ['critical', 'high', 'medium', 'low'] },
    { kind: 'choice', column: 'category', values: ['billing', 'technical', 'feature_request', 'other'] },
    { kind: 'number', column: 'confidence', min: 0, max: 1 },
  ])
})

test('free text, open numbers, lists and columns that are no field are none', () => {
  const fields = {
    text: z.string(),
    open: z.number().min(0),
    tags: z.array(z.enum(['a', 'b'])),
    steps: z.literal([1, 2]),
    stars: z.int().min(1).max(5),
  }
  expect(facetsOf(answering(fields, ['made_up', ...Object.keys(fields)]))).toEqual([
    { kind: 'number', column: 'stars', min: 1, max: 5 },
  ])
})

test('there are four at most, the first ones', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const fields = Object.fromEntries(names.map((name) => [name, z.enum(['yes', 'no'])]))
  expect(facetsOf(answering(fields)).map(({ column }) => column)).toEqual(['a', 'b', 'c', 'd'])
})

test.for(pipelines.map((pipeline) => [pipeline.name, pipeline] as const))(
  'each facet of %s is a column of it',
  ([, pipeline]) => {
    const { columns } = pipeline
    expect(columns).toEqual(expect.arrayContaining(facetsOf(pipeline).map(({ column }) => column)))
  },
)
