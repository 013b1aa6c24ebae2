import { fill, Refusal, type Slots } from '#kernel/errors.ts'

/** Sentences of the demand library. */
export const words = {
  'demands.files-not-named': {
    zh: '没有写明要用的文件。请写 --train、--input、--output 三个文件名，再试一次。',
    en: 'The files are not named. Please name the files of --train, --input and --output and try again.',
  },
  'demands.file-missing': {
    zh: '找不到文件 {file}。请核对文件名和位置。',
    en: 'There is no file {file}. Please check its name and place.',
  },
  'demands.columns-missing': {
    zh: '文件 {file} 缺少这些列：{columns}。请补上后再试。',
    en: 'The file {file} lacks these columns: {columns}. Please add them and try again.',
  },
  'demands.classified': {
    zh: '已为 {count} 条留言建议分类（依据 {learned} 条已分类的留言），写入 {file}。建议仅供参考，由经办人决定。',
    en: 'Classes are suggested for {count} messages, by {learned} decided ones, in {file}. They advise; people decide.',
  },
} as const

/** What the person is told who is stopped by `code`. */
export const refusal = (code: keyof typeof words, slots: Slots = {}) =>
  new Refusal('invalid', code, { sentence: fill(words[code], slots) })
