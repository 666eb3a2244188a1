/**
 * What a call may bring along, in both hosts: 16 MB. Every other row of a million, selected, takes 9. Files are uploaded,
 * not called with.
 */
export const maxInputBytes = 16_777_216
