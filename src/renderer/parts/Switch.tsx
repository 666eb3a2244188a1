interface Props {
  readonly label: string
  readonly note?: string | undefined
  readonly isOn: boolean
  /** It cannot be changed now. */
  readonly isOff?: boolean
  readonly onChange: (isOn: boolean) => void
}

/** On or off, in effect at once. */
export function Switch({ label, note, isOn, isOff = false, onChange }: Props) {
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
      <span className="nowrap">{label}</span>
      {note && (
        <span className="t3 cut" title={note}>
          {note}
        </span>
      )}
    </div>
  )
}
