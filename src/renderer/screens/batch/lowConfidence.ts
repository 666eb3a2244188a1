/** Below it an answer deserves a look. */
export const lowConfidence = 0.6
