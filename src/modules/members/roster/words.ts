/** Every sentence of the import of rosters, by code. */
export const words = {
  'members.roster-cell': {
    zh: '第 {row} 行“{column}”：{sentence}',
    en: 'Row {row}, “{column}”: {sentence}',
  },
  'members.roster-required': {
    zh: '这一格是空的。请填写。',
    en: 'This cell is empty. Please fill it in.',
  },
  'members.roster-duplicate': {
    zh: '与第 {row} 行的公民身份号码相同。同一名党员只能有一行，请删去多余的行或改正号码。',
    en: 'The same identity number stands in row {row}. Please keep one row for each member, or correct the number.',
  },
  'members.roster-number-lost': {
    zh: '号码被表格软件改成了科学计数，后几位已丢失。请把这一列设为“文本”格式后重新填写。',
    en: 'The spreadsheet has turned this number into a rounded one. Please set the column to text and enter it again.',
  },
  'members.roster-branch-unknown': {
    zh: '在您管理的范围内没有这个代码的党组织。请对照组织树核对代码。',
    en: 'No organisation of this code is within your reach. Please compare the code with the tree.',
  },
  'members.roster-holds-no-relations': {
    zh: '这个代码的组织不接收党员正式组织关系。请填写党员所在党支部的代码。',
    en: 'The organisation of this code holds no formal relations. Please give the code of the member’s branch.',
  },
  'members.roster-known-elsewhere': {
    zh: '这名党员已在其他组织登记。请联系共同的上级党组织核实，办理组织关系转接。',
    en: 'This member is entered in another organisation. Please ask the common superior and transfer the relation.',
  },
  'members.roster-other-branch': {
    zh: '这名党员现在登记在您管理的另一个支部。换支部请办理组织关系转接，不能用导入来换。',
    en: 'This member is entered in another of your branches. Please use a transfer; an import does not move anybody.',
  },
  'members.roster-membership-ended': {
    zh: '这个人的党籍已经终止，不能用导入恢复。请核对是否同一个人。',
    en: 'This person’s membership has ended and is not restored by an import. Please check whether it is the same person.',
  },
  'members.roster-not-a-member': {
    zh: '这个人已有登记，但不是党员。请核实后用“登记党员”单独办理。',
    en: 'This person is known but is not a member. Please check, and enter the member singly.',
  },
  'members.roster-not-found': {
    zh: '没有找到这次导入，可能不在您管理的范围内。',
    en: 'This import was not found, or is not in your organisations.',
  },
  'members.roster-empty': {
    zh: '文件里没有内容。请选择填好的名册。',
    en: 'The file is empty. Please choose a filled roster.',
  },
  'members.roster-kind': {
    zh: '只接收 .xlsx 和 .csv 文件。旧的 .xls 请在表格软件里另存为 .xlsx。',
    en: 'Only .xlsx and .csv files are taken. Please save an old .xls file as .xlsx.',
  },
  'members.roster-unreadable': {
    zh: '这个文件打不开，可能已损坏或加了密码。请在表格软件里打开后另存为 .xlsx 再上传。',
    en: 'This file cannot be opened; it may be damaged or locked. Please open it and save it as .xlsx again.',
  },
  'members.roster-suspicious': {
    zh: '这个文件的内部结构不正常（条目过多、压缩异常或带有宏），为安全起见没有打开。请把数据复制到新表格再上传。',
    en: 'The inside of this file is not as it should be, so it was not opened. Please copy the data into a new sheet.',
  },
  'members.roster-too-large': {
    zh: '一次最多导入 {rows} 行。请按组织分成几个文件。',
    en: 'At most {rows} rows can be taken at once. Please split the file by organisation.',
  },
  'members.roster-too-heavy': {
    zh: '读这个文件用的时间或内存太多，已停止。请删去图片、格式和多余的工作表，或另存为 .csv。',
    en: 'Reading this file took too much time or memory. Please remove pictures, formats and other sheets, or save as .csv.',
  },
  'members.roster-headings': {
    zh: '没有找到表头。第一行应有“姓名”“公民身份号码”“入党日期”“人员类别”“所在党支部代码”。',
    en: 'No headings were found. The first row must have 姓名, 公民身份号码, 入党日期, 人员类别 and 所在党支部代码.',
  },
  'members.roster-columns-missing': {
    zh: '表头里缺少：{columns}。请补上这些列。',
    en: 'These columns are missing: {columns}. Please add them.',
  },
  'members.roster-not-checked': {
    zh: '请先核对这个文件，再选择导入。',
    en: 'Please check the file first, then choose how to import.',
  },
  'members.roster-has-wrong-rows': {
    zh: '有 {count} 行需要更正，按您的选择一行也没有导入。',
    en: '{count} rows must be corrected; as you chose, nothing was imported.',
  },
  'members.roster-not-revocable': {
    zh: '只能撤销7天内完成的导入。',
    en: 'Only an import of the last seven days can be taken back.',
  },
  'members.roster-used': {
    zh: '这批党员中已有人在别处使用（如账号、职务），不能整批撤销。请逐个处理。',
    en: 'Some of these members are already in use elsewhere, so the batch cannot be taken back as a whole.',
  },
} as const
