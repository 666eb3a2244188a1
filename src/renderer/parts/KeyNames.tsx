/** Keys as they are printed on the keyboard, with the small words between them: `Ctrl E`, `G then B`, `↑ ↓ or J K`. */
export function KeyNames({ text }: { readonly text: string }) {
  return (
    <span className="key-names">
      {text
        .split(' ')
        .map((part, index) =>
          /^[a-z]+$/.test(part) ? <span key={index}>{part}</span> : <kbd key={index}>{part}</kbd>,
        )}
    </span>
  )
}
