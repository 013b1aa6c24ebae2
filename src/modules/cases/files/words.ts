/** What a file of messages is refused with, and what its rows are told. */
export const words = {
  'cases.file-missing': {
    zh: '没有找到这个留言文件，可能不在您管理的范围内。',
    en: 'This file of messages was not found, or is not in your organisations.',
  },
  'cases.file-headings': {
    zh: '没有找到表头。前10行里要有一行写明“来源编号”和“内容”，可以加“标题、姓名、电话、是否公开”。',
    en: 'No headings were found. One of the first 10 rows must name 来源编号 (number) and 内容 (text); 标题, 姓名, 电话, 是否公开 may follow.',
  },
  'cases.file-too-long': {
    zh: '一个文件最多 {rows} 行。请分成几个文件。',
    en: 'One file holds at most {rows} rows. Please split it.',
  },
  'cases.file-done': {
    zh: '这个文件已经登记过。改好有问题的行，再上传一次就行：登记过的不会重复。',
    en: 'This file was filed already. Correct its wrong rows and upload it again: what was filed is not filed twice.',
  },
  'cases.file-not-done': {
    zh: '这个文件还没有登记，没有答复可取。请先登记。',
    en: 'This file is not filed yet, so there are no answers. Please file it first.',
  },
  'cases.file-at-work': {
    zh: '这个文件正在登记，请等它办完。',
    en: 'This file is being filed; please wait until that is done.',
  },
  'cases.file-gone': {
    zh: '原文件已经清除（全部办结30天后、没有登记的30天后，或者上传180天后）。登记过的，答复在诉求件里看；没有登记的，请重新上传。',
    en: 'The file was erased (30 days after all was ended, after 30 days unfiled, or 180 days after its upload). The answers of what was filed stand at the cases; otherwise upload it again.',
  },
  'cases.file-number-missing': {
    zh: '没有来源编号，或者超过100个字。每条留言要有对方给的编号，重复上传才不会重复登记。',
    en: 'The number of the source is missing or longer than 100 signs. Each message needs one, so that it is filed once.',
  },
  'cases.file-number-lost': {
    zh: '编号被表格软件改成了科学计数，后几位已丢失。请把这一列设为“文本”格式后重新填写。',
    en: 'The spreadsheet has turned this number into a rounded one. Please set the column to text and enter it again.',
  },
  'cases.file-number-twice': {
    zh: '编号与第 {other} 行相同。一条留言一行，请删去多余的行或改正编号。',
    en: 'The same number stands in row {other}. Please keep one row for each message, or correct the number.',
  },
  'cases.file-text-length': {
    zh: '内容要有1—2000个字。',
    en: 'The text must have 1 to 2,000 signs.',
  },
  'cases.file-name-length': { zh: '姓名最多20个字。', en: 'A name has at most 20 signs.' },
  'cases.file-phone': {
    zh: '电话只写一个号码，7到15位数字；没有就空着。',
    en: 'One phone number of 7 to 15 digits; leave it empty when there is none.',
  },
  'cases.file-public': {
    zh: '“是否公开”只填“是”或“否”；空着就是不公开。',
    en: 'Say 是 or 否 (yes or no); an empty cell means not public.',
  },
} as const

/** What stands in the sheet of answers. */
export const answerTexts = {
  refused: { zh: '不予受理：{why}', en: 'Not accepted: {why}' },
  above: {
    zh: '已按规定转上级受理，结果由上级告知本人。',
    en: 'It was passed to the level above, which tells the writer.',
  },
} as const

/** What stands in 待办. */
export const dueWords = { news: { zh: '留言文件有新答复，请取回转交', en: 'New answers to be carried back' } } as const
