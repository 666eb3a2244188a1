/** As bin/millrace.js starts its Node. */
export const millraceFlags: readonly string[] = ['--max-semi-space-size=16', '--heap-growing-percent=100']
