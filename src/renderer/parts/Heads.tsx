export interface Head {
  readonly title: string
  /** px, or as CSS says it. The column without one takes the room that is left. */
  readonly width?: number | string
  readonly isText?: boolean
  /** What a small window has no room for. */
  readonly room?: 'aside'
  /** Only said: what stands below speaks for itself. */
  readonly isUnseen?: boolean
}

/** The widths and the names of the columns of a table. */
export function Heads({ heads }: { readonly heads: readonly Head[] }) {
  return (
    <>
      <colgroup>
        {heads.map(({ title, width, room }) => (
          <col key={title} className={room} style={width === undefined ? undefined : { width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map(({ title, isText, isUnseen, room = '' }) => (
            <th key={title} scope="col" className={isText ? room : `num ${room}`}>
              {isUnseen ? <span className="sr">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}
