/**
 * What Windows or a shell would misread: separators, wildcards, control and invisible characters, outer dots and
 * spaces.
 */
const unsafe = /[<>:"/\\|?*\p{C}]|^[.\s]|[.\s]$/u

/** Devices of Windows, also with an ending: "Naming Files, Paths, and Namespaces", learn.microsoft.com. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\..*)?$/iu

/** Most file systems count bytes, and take this many. */
const longestBytes = 255

/** Whether a text can be the name of a folder on every system, as it is. */
export function isFileName(text: string): boolean {
  return (
    text !== '' &&
    text.isWellFormed() &&
    !unsafe.test(text) &&
    !reserved.test(text) &&
    Buffer.byteLength(text) <= longestBytes
  )
}

/**
 * Names that some file system takes for the same have the same key: macOS and Windows ignore case, and macOS how
 * accents are spelled.
 */
export function fileNameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC')
}
