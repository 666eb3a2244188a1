export interface Head {
  readonly title: string
  /** px, or as CSS says it. The column without one takes the room that is left. */
  readonly width?: number | string
  readonly isText?: boolean
  /** Only said: what stands below speaks for itself. */
  readonly isUnseen?: boolean
}

/** The widths and the names of the columns of a table. */
export function Heads({ heads }: { readonly heads: readonly Head[] }) {
  return (
    <>
      <colgroup>
        {heads.map(({ title, width }) => (
          <col key={title} style={width === undefined ? undefined : { width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map(({ title, isText, isUnseen }) => (
            <th key={title} scope="col" className={isText ? undefined : 'num'}>
              {isUnseen ? <span className="sr">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}
