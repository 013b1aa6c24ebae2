/** Why a spreadsheet is not read. */
export const words = {
  'kernel.sheet-empty': {
    zh: '文件里没有内容。请选择填好的表格。',
    en: 'The file is empty. Please choose a filled sheet.',
  },
  'kernel.sheet-crowded': {
    zh: '别人也在上传表格，一时读不过来。请过一分钟再传一次。',
    en: 'Others are sending sheets too. Please send yours again in a minute.',
  },
  'kernel.sheet-kind': {
    zh: '只接收 .xlsx 和 .csv 文件。旧的 .xls、带宏的 .xlsm 请在表格软件里另存为 .xlsx。',
    en: 'Only .xlsx and .csv files are taken. Please save an old .xls or an .xlsm with macros as .xlsx.',
  },
  'kernel.sheet-unreadable': {
    zh: '这个文件打不开，可能已损坏。请在表格软件里打开后另存为 .xlsx 再上传。',
    en: 'This file cannot be opened; it may be damaged. Please open it in your spreadsheet and save it as .xlsx again.',
  },
  'kernel.sheet-locked': {
    zh: '这个文件设了打开密码。请在表格软件里打开，去掉密码后另存为 .xlsx 再上传。',
    en: 'This file is locked with a password. Please open it, take the password away, and save it as .xlsx again.',
  },
  'kernel.sheet-macros': {
    zh: '这个文件带有宏（小程序），为安全起见没有打开。请在表格软件里另存为“Excel 工作簿（.xlsx）”再上传。',
    en: 'This file contains macros, so it was not opened. Please save it as a plain Excel workbook (.xlsx).',
  },
  'kernel.sheet-links': {
    zh: '这个文件里有指向其他文件或数据库的链接，没有打开。请全选、复制，在新表格里“选择性粘贴—数值”，再上传。',
    en: 'This file refers to other files or databases, so it was not opened. Please paste its values into a new sheet.',
  },
  'kernel.sheet-suspicious': {
    zh: '这个文件的内部结构不正常（条目过多、重复或压缩异常），为安全起见没有打开。请把数据复制到新表格再上传。',
    en: 'The inside of this file is not as it should be, so it was not opened. Please copy the data into a new sheet.',
  },
  'kernel.sheet-too-heavy': {
    zh: '读这个文件用的时间或内存太多，已停止。请删去图片、格式和多余的工作表，或另存为 .csv。',
    en: 'Reading this file took too much time or memory. Please remove pictures, formats and other sheets, or save as .csv.',
  },
} as const
