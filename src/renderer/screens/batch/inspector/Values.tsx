import { dash, visibleText } from '../../../parts/format.ts'
import { LongText } from './LongText.tsx'

/** Names and what stands under them. */
export function Values({ values }: { readonly values: readonly (readonly [string, string])[] }) {
  return (
    <div className="frame">
      <dl className="kvs one">
        {values.map(([name, value]) => (
          <Value key={name} name={name} value={value} />
        ))}
      </dl>
    </div>
  )
}

function Value({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt className="wrap-anywhere">{visibleText(name)}</dt>
      <dd>
        <LongText text={value === '' ? dash : value} label={name} />
      </dd>
    </>
  )
}
