/** The operator has stopped a command. The message says what became of it; the command line exits with 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
