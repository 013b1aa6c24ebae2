/** The words that somebody wrote with signs or spaces between them, each once. */
export const wordsIn = (written: string): string[] => [
  ...new Set(written.split(/[\s、，,；;]+/).filter((word) => word !== '')),
]
