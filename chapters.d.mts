/** The chapters in order. */
declare const chapters: readonly string[]
export default chapters
