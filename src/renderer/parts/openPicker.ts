/** Lets the operator choose a file in the dialog of the browser. `kinds`: `.csv,.tsv`. Nothing is taken when it is closed. */
export function openPicker(kinds: string, take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = kinds
  input.hidden = true
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    input.remove()
    if (file) take(file)
  })
  input.addEventListener('cancel', () => input.remove())
  // In the page: what nothing holds may be collected while the dialog is open, and then no file comes.
  document.body.append(input)
  input.click()
}
