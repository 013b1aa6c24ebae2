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
  'members.roster-branch-name-unknown': {
    zh: '在您管理的范围内没有叫这个名字的党组织。请写全称，或填写党支部代码。',
    en: 'No organisation of this name is within your reach. Please write its whole name, or its code.',
  },
  'members.roster-branch-several': {
    zh: '在您管理的范围内有几个叫这个名字的党组织。请填写党支部代码。',
    en: 'Several organisations within your reach have this name. Please write the code of the branch.',
  },
  'members.roster-old-number': {
    zh: '15位的旧号码已换算成18位。请对照证件核对',
    en: 'An old number of 15 digits was completed to 18. Please compare it with the card',
  },
  'members.roster-hidden-row': {
    zh: '这些行在表格里是隐藏的（可能是筛选），也一起读了。不想导入的请先删去',
    en: 'These rows are hidden in the sheet, perhaps by a filter, and were read too. Delete those you do not want',
  },
  'members.roster-note-row': {
    zh: '合计、填表人、备注这样的行没有当作党员',
    en: 'Rows with sums, signatures or notes were not taken for members',
  },
  'members.roster-holds-no-relations': {
    zh: '这个代码的组织不接收党员正式组织关系。请填写党员所在党支部的代码。',
    en: 'The organisation of this code holds no formal relations. Please give the code of the member’s branch.',
  },
  'members.roster-branch-is-group': {
    zh: '这是党小组，不是党支部。请在这里写党员所在的党支部，把小组写在“党小组”一列。',
    en: 'This is a Party group, not a branch. Please write the member’s branch here and the group in the column 党小组.',
  },
  'members.roster-group-unknown': {
    zh: '这个支部没有叫这个名字或代码的党小组。请对照组织树核对；没有编入小组的写“未编组”或留空。',
    en: 'The branch has no Party group of this name or code. Please compare it with the tree; write 未编组 or nothing for a member of none.',
  },
  'members.roster-group-several': {
    zh: '这个支部有几个叫这个名字的党小组。请写党小组代码。',
    en: 'The branch has several Party groups of this name. Please write the code of the group.',
  },
  'members.roster-known-elsewhere': {
    zh: '公民身份号码在其他组织也有登记。照常导入，由共同的上级党组织核对是否同一人',
    en: 'The identity number is entered in another organisation too. Taken in; the common superior compares the two',
  },
  'members.roster-joined-after-full': {
    zh: '晚于党员库里已登记的转正日期，而这一行没有写转正日期。请核对入党日期，或把转正日期也写上。',
    en: 'This is later than the day of becoming a full member that is on record, and the row says no such day. Please check it, or write that day too.',
  },
  'members.roster-other-branch': {
    zh: '这名党员现在登记在您管理的另一个支部。换支部请办理组织关系转接，不能用导入来换。',
    en: 'This member is entered in another of your branches. Please use a transfer; an import does not move anybody.',
  },
  'members.roster-membership-ended': {
    zh: '这个人的党籍已经终止，不能用导入恢复。请核对是否同一个人。',
    en: 'This person’s membership has ended and is not restored by an import. Please check whether it is the same person.',
  },
  'members.roster-merged': {
    zh: '这个人的记录已经和另一个组织的记录合并，以那一条为准。如果不对，请联系上级党组织重新核对。',
    en: 'This record was merged with that of another organisation, which leads. If that is wrong, please ask your superior.',
  },
  'members.roster-not-a-member': {
    zh: '这个人已有登记，但不是党员。请核实后用“登记党员”单独办理。',
    en: 'This person is known but is not a member. Please check, and enter the member singly.',
  },
  'members.roster-not-found': {
    zh: '没有找到这次导入，可能不在您管理的范围内。',
    en: 'This import was not found, or is not in your organisations.',
  },
  'members.roster-too-large': {
    zh: '一次最多导入 {rows} 行。请按组织分成几个文件。',
    en: 'At most {rows} rows can be taken at once. Please split the file by organisation.',
  },
  'members.roster-headings': {
    zh: '没有找到表头。请让每一列有一个名称，如“姓名”“公民身份号码”“入党日期”，或下载模板填写。',
    en: 'No headings were found. Please name every column, such as 姓名, 公民身份号码, 入党日期, or use the template.',
  },
  'members.roster-not-read': {
    zh: '这个文件还没有读完，或已经导入。请稍候再看。',
    en: 'This file is still being read, or was imported already. Please look again later.',
  },
  'members.roster-file-gone': {
    zh: '上传的文件已经不保留了。请重新上传后再下载。',
    en: 'The uploaded file is no longer kept. Please upload it again.',
  },
  'members.roster-column-twice': {
    zh: '有两列指定成了同一项内容。每一项只能对应一列。',
    en: 'Two columns were given the same meaning. Each meaning can stand in one column only.',
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
