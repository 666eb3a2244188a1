const rows = 8

/** What a screen shows while it is read: nothing at first, then where its rows will be. */
export function Outlines({ title }: { readonly title: string }) {
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
      </header>
      <div className="outlines" aria-busy="true" aria-label="Reading" role="status">
        {Array.from({ length: rows }, (_, index) => (
          <i key={index} />
        ))}
      </div>
    </>
  )
}
