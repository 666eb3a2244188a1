import { useAppState } from '../state.ts'

const rows = 8

/** What a screen shows while it is read: nothing at first, then where its rows will be. */
export function Outlines({ title }: { readonly title: string | null }) {
  return (
    <>
      <header className="top">{title !== null && <h1>{title}</h1>}</header>
      <Reading />
    </>
  )
}

/** The same for a part of a screen. */
export function Reading() {
  const isConnected = useAppState(({ trouble }) => trouble === null)
  if (!isConnected)
    return <p className="empty grow">Not read yet. It comes here as soon as Millrace answers again.</p>
  return (
    <div className="outlines" aria-busy="true" aria-label="Reading" role="status">
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  )
}
