/** What a call may bring along, in both hosts: 1 MB. Files are uploaded, not called with. */
export const maxInputBytes = 1_048_576
