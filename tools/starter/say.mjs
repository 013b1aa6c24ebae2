// What the starter tells the person at the terminal: simplified Chinese first, English second.

/**
 * A foreseen failure, told as one sentence in each language; anything else thrown is a bug.
 * @property {{ zh: string, en: string }} sentence
 */
export class Failure extends Error {
  constructor(sentence) {
    super(sentence.en)
    this.name = 'Failure'
    this.sentence = sentence
  }
}

/** Makes a progress writer `({ zh, en }) => void` on a stream (standard output, or standard error for commands). */
export function progressOn(stream) {
  return ({ zh, en }) => stream.write(`· ${zh} ${en}\n`)
}

/** Prints why the command ends, one line per language, on standard error. */
export function tellFailure(error) {
  const { zh, en } = sentenceOf(error)
  process.stderr.write(`错误:${zh}\nError: ${en}\n`)
  if (!(error instanceof Failure) && !isDiskFull(error)) process.stderr.write(`${error?.stack ?? error}\n`)
}

/** The sentence for a full disk, wherever it was noticed. */
export function diskFull(folder) {
  return new Failure({
    zh: `磁盘空间不足,无法写入 ${folder},请清理后再启动。`,
    en: `The disk that holds ${folder} is full: free some space and start again.`,
  })
}

function sentenceOf(error) {
  if (error instanceof Failure) return error.sentence
  if (isDiskFull(error)) return diskFull(error.path ?? process.cwd()).sentence
  return { zh: '出现意料之外的问题,详情见下。', en: 'Something unexpected happened; the details follow.' }
}

function isDiskFull(error) {
  return error?.code === 'ENOSPC' || error?.code === 'EDQUOT'
}
