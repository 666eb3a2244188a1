interface Props {
  readonly label: string
  readonly note?: string | undefined
  /** The name stands beside it already. */
  readonly isBare?: boolean
  readonly isOn: boolean
  /** It cannot be changed now. */
  readonly isOff?: boolean
  readonly onChange: (isOn: boolean) => void
}

/** On or off, in effect at once. */
export function Switch({ label, note, isBare = false, isOn, isOff = false, onChange }: Props) {
  return (
    <div className="row small">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={label}
        disabled={isOff}
        className={isOn ? 'switch on' : 'switch'}
        onClick={() => onChange(!isOn)}
      />
      <span className="nowrap">{isBare ? (isOn ? 'On' : 'Off') : label}</span>
      {note && (
        <span className="t3 cut" title={note}>
          {note}
        </span>
      )}
    </div>
  )
}
