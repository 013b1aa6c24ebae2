/** Every sentence of the rules of people, by code. Findings (ID-05) are settled by a person, not by the program. */
export const words = {
  'people.holds-posts': {
    zh: '党内职务{count}个（所在班子撤销时职务随之终止）',
    en: '{count} Party posts held (they end when their body ends)',
  },
  'people.photo-kind': {
    zh: '照片要是完整的 JPEG 图片。请重新选一张，或先用看图软件另存为 JPG。',
    en: 'The photo has to be a whole JPEG picture. Please choose again, or save it as JPG first.',
  },
  'people.photo-side': {
    zh: '照片的边长应在120到640像素之间（宽不超过480）。请在信息卡上选照片，页面会自动缩小。',
    en: 'The sides of the photo have 120 to 640 pixels (at most 480 wide). Choose it on the card: the page makes it smaller.',
  },
  'people.photo-large': {
    zh: '照片超过60 KB。请在信息卡上选照片，页面会自动缩小。',
    en: 'The photo is larger than 60 KB. Choose it on the card: the page makes it smaller.',
  },
  'people.name-length': {
    zh: '姓名应为2至50个字。请核对。',
    en: 'A name has 2 to 50 characters. Please check it.',
  },
  'people.name-characters': {
    zh: '姓名只能写汉字，少数民族姓名可用间隔号“·”。请去掉数字、字母和其他符号。',
    en: 'A name is written in Chinese characters, with “·” in minority names. Please remove digits, letters and signs.',
  },
  'people.id-number-length': {
    zh: '公民身份号码应为18位（旧号码15位）。请对照证件核对。',
    en: 'An identity number has 18 characters (15 in the old form). Please compare it with the card.',
  },
  'people.id-number-characters': {
    zh: '公民身份号码只能是数字，最后一位可以是 X。请对照证件核对。',
    en: 'An identity number has digits only; the last place may be X. Please compare it with the card.',
  },
  'people.id-number-birth-date': {
    zh: '公民身份号码中的出生日期在日历上不存在。请对照证件核对第7至14位。',
    en: 'The birth date inside the identity number does not exist. Please check places 7 to 14 against the card.',
  },
  'people.id-number-check': {
    zh: '公民身份号码的校验位不对，可能抄错了一位。请对照证件逐位核对。',
    en: 'The check character does not fit; a digit may be mistyped. Please compare it with the card.',
  },
  'people.born-in-future': {
    zh: '出生日期晚于今天。请核对。',
    en: 'The birth date is later than today. Please check it.',
  },
  'people.born-too-long-ago': {
    zh: '按出生日期计算年龄超过120岁。请核对。',
    en: 'By this birth date the person is over 120 years old. Please check it.',
  },
  'people.birth-date-differs': {
    zh: '填写的出生日期与公民身份号码不一致。请以档案记载为准核实；系统没有改动任何一项。',
    en: 'The birth date differs from the identity number. Please settle it by the personal file; nothing was changed.',
  },
  'people.gender-differs': {
    zh: '填写的性别与公民身份号码不一致。请核实；系统没有改动任何一项。',
    en: 'The gender differs from the identity number. Please check; nothing was changed.',
  },
  'people.mobile-unreadable': {
    zh: '手机号码应为11位数字，以1开头。请核对。',
    en: 'A mobile number has 11 digits and begins with 1. Please check it.',
  },
  'people.gender-unknown': {
    zh: '看不懂这个性别。请写“男”或“女”。',
    en: 'This gender cannot be read. Please write 男 (male) or 女 (female).',
  },
  'people.marital-status-unknown': {
    zh: '看不懂这个婚姻状况。请写“未婚”“已婚”“丧偶”或“离婚”。',
    en: 'This marital status cannot be read. Please write 未婚, 已婚, 丧偶 or 离婚.',
  },
  'people.yes-or-no-unknown': {
    zh: '这里只写“是”或“否”；不清楚的留空。',
    en: 'Please write 是 or 否 here, or leave it empty when it is not known.',
  },
  'people.ethnic-group-unknown': {
    zh: '没有这个民族名称。请写全称，例如“汉族”“土家族”；国家标准之外的写“其他”。',
    en: 'There is no ethnic group of this name. Please write its full name, or 其他 when it is not in the standard.',
  },
  'people.education-unknown': {
    zh: '看不懂这个学历。请写“研究生”“大学本科”“大学专科”“中专”“高中”“初中”“小学”等。',
    en: 'This education cannot be read. Please write for example 研究生, 大学本科, 大学专科, 中专, 高中, 初中 or 小学.',
  },
  'people.degree-unknown': {
    zh: '看不懂这个学位。请写“博士”“硕士”或“学士”；没有学位的留空。',
    en: 'This degree cannot be read. Please write 博士, 硕士 or 学士, or leave it empty.',
  },
  'people.occupation-unknown': {
    zh: '看不懂这个职业。请从八类中选择：工人、农牧渔民、专业技术人员、管理人员、党政机关工作人员、学生、其他、离退休。',
    en: 'This occupation cannot be read. Please choose one of the eight groups, for example 农民, 工人 or 离退休.',
  },
  'people.place-too-exact': {
    zh: '这一项写到县（市、区）或乡镇就行，不要写门牌号。',
    en: 'Down to the county or township is enough here: no house number, please.',
  },
  'people.text-too-long': {
    zh: '这一项太长了。请写得简短些。',
    en: 'This is too long. Please write it shorter.',
  },
  'people.not-empty': {
    zh: '这一项不能为空。请填写。',
    en: 'This must not be empty. Please fill it in.',
  },
} as const
