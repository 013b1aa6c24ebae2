// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

// A sign that a spreadsheet reads as the beginning of a formula, in half and in full width; a dash alone means nothing there.
const formula = /^[\s\u3000]*(?:[=+@|＝＋＠]|[-－](?!$))|^[\t\r\n]/

/**
 * A text as it stands in a cell. All cells are written as texts, which no program runs; a sign that begins a formula
 * gets an apostrophe all the same, because the next one may save the sheet as .csv (CSV injection, T07, T08).
 */
export function plainText(text: string): string {
  const clean = text.toWellFormed().replace(unwritable, '').slice(0, 32_000)
  return formula.test(clean) ? `'${clean}` : clean
}

/** A text inside the markup of a sheet. */
export function escaped(text: string): string {
  return plainText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
