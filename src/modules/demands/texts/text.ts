/** What is read of a message: its words, and nothing about who wrote it (D29). */
export interface Text {
  readonly title: string
  readonly body: string
}

// A letter and a number before 市, 区, 县 or 州 stand for a place in anonymised files; which place it is says nothing of the subject.
const codedPlace = /[a-z]\d*(?=[市区县州])|西地省/g

/** Lower case, narrow forms, one blank for many, one zero for every number. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(codedPlace, ' ').replace(/\d+/g, '0').replace(/\s+/g, ' ').trim()
}

const longestTerm = 4

/** Goes through all runs of one to four characters, never across a sign or a number. */
export function eachTerm(text: string, take: (from: number, to: number) => void): void {
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 1; to <= text.length && to <= from + longestTerm; to += 1) {
      if (!isLetter(text.charCodeAt(to - 1))) break
      take(from, to)
    }
  }
}

const isLetter = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a)
