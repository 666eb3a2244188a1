/** Measures one after the other. */
export async function repeated(times: number, measure: (time: number) => Promise<number>): Promise<number[]> {
  const values: number[] = []
  for (let time = 0; time < times; time++) values.push(await measure(time))
  return values
}
