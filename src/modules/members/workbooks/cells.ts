// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * A text as it stands in a cell. All cells are written as texts, which no program runs; a sign that begins a formula
 * gets an apostrophe all the same, because the next one may save the sheet as .csv (CSV injection, T08).
 */
export function plainText(text: string): string {
  const clean = text.toWellFormed().replace(unwritable, '').slice(0, 32_000)
  return /^[=+@\t\r]|^-(?!\d|$)/.test(clean) ? `'${clean}` : clean
}

/** A text inside the markup of a sheet. */
export function escaped(text: string): string {
  return plainText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
