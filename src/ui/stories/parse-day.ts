/** A short reader of days for the stories; chapters pass the kernel's. */
export function parseDay(text: string): string | undefined {
  const match = /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(text.trim())
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(Date.parse(written)) ? undefined : written
}
