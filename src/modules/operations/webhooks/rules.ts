/** Whether a name of a webhook is one: small letters, digits and hyphens, `county-portal`. */
export const isWebhookName = (name: string): boolean => /^[a-z][a-z0-9-]{1,39}$/.test(name)

const minute = 60_000
const pauses = [10_000, minute, 5 * minute, 30 * minute, 120 * minute, 360 * minute, 720 * minute]

/** How long to wait after so many tries in vain; nothing when it is given up. */
export function pauseAfter(tries: number): number | undefined {
  return pauses[tries - 1]
}
