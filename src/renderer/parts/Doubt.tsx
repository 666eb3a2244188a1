import { doubtAbout } from './typedNumber.ts'

/** Below a field: the digits in it may mean two numbers, so none is taken. */
export function Doubt({ text }: { readonly text: string }) {
  const doubt = doubtAbout(text)
  return (
    doubt !== null && (
      <span className="invalid" role="alert">
        {doubt}
      </span>
    )
  )
}
