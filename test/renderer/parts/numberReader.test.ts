import { expect, test } from 'vitest'
import { numberReader } from '../../../src/renderer/parts/numberReader.ts'

const [english, german, arabic] = ['en-US', 'de-DE', 'ar-EG'].map(numberReader) as [Reader, Reader, Reader]
type Reader = ReturnType<typeof numberReader>

test('where the point begins the decimals, a comma before three digits groups thousands', () => {
  expect(['1,000', '450,000', '1,234,567.5', '0.125', '3.125', '1.000'].map(english.read)).toEqual([
    ...[1000, 450_000, 1_234_567.5, 0.125, 3.125, 1],
  ])
})

test('what the operator writes and what price lists write are both read where they mean one number', () => {
  for (const { read } of [english, german])
    expect(
      ['0,50', '0.50', '2,5', '0,125', '1234,567', '1.234,56', '1.000.000', '1000', "1'000"].map(read),
    ).toEqual([...[0.5, 0.5, 2.5, 0.125, 1234.567, 1234.56, 1_000_000, 1000, 1000]])
})

test('digits that may mean a thousand or one are refused where the comma begins the decimals, and both are named', () => {
  expect(['1.000', '1,000', '450.000', '3,125'].map(german.read)).toEqual(Array(4).fill(Number.NaN))
  expect(['1.000', '1,000', '1.500', '3,125', '0,125'].map(german.doubt)).toEqual([
    ...['1 or 1000', '1000 or 1', '1,5 or 1500', '3125 or 3,1250', null],
  ])
  expect(english.doubt('1,000')).toBeNull()
})

test('digits of other scripts and of wide type are read', () => {
  expect(['١٬٢٣٤٫٥', '٠٫٥٠', '12.5'].map(arabic.read)).toEqual([1234.5, 0.5, 12.5])
  expect(numberReader('ja-JP').read('１２．５')).toBe(12.5)
})

test('lakhs are read', () => {
  expect(['1,00,000', '12,34,567.5'].map(numberReader('en-IN').read)).toEqual([100_000, 1_234_567.5])
})

test('an empty field is nothing, and what is no number is not taken for one', () => {
  for (const { read } of [english, german]) {
    expect(read('  ')).toBeNull()
    expect(['1.2.3', '5 USD', '1e5', '0x10', '1,2,3', '.', '-', '1,2345,678'].map(read)).toEqual(
      Array(8).fill(Number.NaN),
    )
  }
})

test('what stands in a field is read as the number that it was', () => {
  expect([0.5, 1000, 3.125, 1_234.5, 1.001].map(german.write)).toEqual([
    '0,5',
    '1000',
    '3,1250',
    '1234,5',
    '1,0010',
  ])
  for (const locale of [
    'en-US',
    'en-GB',
    'de-DE',
    'de-CH',
    'fr-FR',
    'ar-EG',
    'fa-IR',
    'hi-IN',
    'ja-JP',
    'pl-PL',
  ]) {
    const { read, write } = numberReader(locale)
    for (const value of [0, 0.01, 0.125, 1, 1.5, 3.125, 999.999, 1000, 12_345.678, 1_000_000, 0.1 + 0.2])
      expect(read(write(value))).toBeCloseTo(value, 10)
  }
})
