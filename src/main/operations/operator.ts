import { userInfo } from 'node:os'

/** Who asks on the command line, for the log of a batch. */
export function operatorHere(): string {
  return `${userName()} on the command line (process ${process.pid})`
}

/** In a container the user may have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'the operator'
  }
}
