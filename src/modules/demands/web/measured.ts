/** How good suggested classes were on open data, in hundredths; the same stands in docs/measurements.md, and a test compares them. */
export const measuredClasses = { messages: 291, suggested: 95.1, right: 91.1, wrong: 8.9 } as const
