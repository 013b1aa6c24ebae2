/** How good suggested classes were on open data, in hundredths; the same stands in docs/measurements.md, and a test compares them. */
export const measuredClasses = { messages: 291, suggested: 94.6, right: 90.9, wrong: 9.1 } as const
