import type { Reading } from '#kernel/time.ts'

/** A row of a national code table. `also` are other ways townships write it; `alpha` a letter code where there is one. */
export type CodeRow = { code: string; zh: string; en: string; also: readonly string[]; alpha?: string }

/** GB/T 2261.1. */
export const genders = [
  { code: '0', zh: '未知的性别', en: 'Unknown', also: ['未知'] },
  { code: '1', zh: '男', en: 'Male', also: ['男性'] },
  { code: '2', zh: '女', en: 'Female', also: ['女性'] },
  { code: '9', zh: '未说明的性别', en: 'Not stated', also: ['未说明'] },
] as const satisfies readonly CodeRow[]

/** GB/T 2261.2. */
export const maritalStatuses = [
  { code: '10', zh: '未婚', en: 'Never married', also: [] },
  { code: '20', zh: '已婚', en: 'Married', also: ['结婚', '有配偶'] },
  { code: '21', zh: '初婚', en: 'First marriage', also: [] },
  { code: '22', zh: '再婚', en: 'Remarried', also: [] },
  { code: '23', zh: '复婚', en: 'Remarried to the former spouse', also: [] },
  { code: '30', zh: '丧偶', en: 'Widowed', also: [] },
  { code: '40', zh: '离婚', en: 'Divorced', also: ['离异'] },
  { code: '90', zh: '未说明的婚姻状况', en: 'Not stated', also: ['未说明'] },
] as const satisfies readonly CodeRow[]

/** Yes or no, where empty means not known. */
export const yesOrNo = [
  { code: '1', zh: '是', en: 'Yes', also: ['有', 'Y', 'YES'] },
  { code: '0', zh: '否', en: 'No', also: ['不是', '无', 'N', 'NO'] },
] as const satisfies readonly CodeRow[]

/** GB/T 3304-1991 with its letter codes (2.3); 97 and 98 have none. */
export const ethnicGroups = [
  { code: '01', alpha: 'HA', zh: '汉族', en: 'Han', also: ['汉'] },
  { code: '02', alpha: 'MG', zh: '蒙古族', en: 'Mongol', also: ['蒙古', '蒙'] },
  { code: '03', alpha: 'HU', zh: '回族', en: 'Hui', also: ['回'] },
  { code: '04', alpha: 'ZA', zh: '藏族', en: 'Tibetan', also: ['藏'] },
  { code: '05', alpha: 'UG', zh: '维吾尔族', en: 'Uygur', also: ['维吾尔', '维'] },
  { code: '06', alpha: 'MH', zh: '苗族', en: 'Miao', also: ['苗'] },
  { code: '07', alpha: 'YI', zh: '彝族', en: 'Yi', also: ['彝'] },
  { code: '08', alpha: 'ZH', zh: '壮族', en: 'Zhuang', also: ['壮'] },
  { code: '09', alpha: 'BY', zh: '布依族', en: 'Bouyei', also: ['布依'] },
  { code: '10', alpha: 'CS', zh: '朝鲜族', en: 'Korean', also: ['朝鲜'] },
  { code: '11', alpha: 'MA', zh: '满族', en: 'Manchu', also: ['满'] },
  { code: '12', alpha: 'DO', zh: '侗族', en: 'Dong', also: ['侗'] },
  { code: '13', alpha: 'YA', zh: '瑶族', en: 'Yao', also: ['瑶'] },
  { code: '14', alpha: 'BA', zh: '白族', en: 'Bai', also: ['白'] },
  { code: '15', alpha: 'TJ', zh: '土家族', en: 'Tujia', also: ['土家'] },
  { code: '16', alpha: 'HN', zh: '哈尼族', en: 'Hani', also: ['哈尼'] },
  { code: '17', alpha: 'KZ', zh: '哈萨克族', en: 'Kazak', also: ['哈萨克'] },
  { code: '18', alpha: 'DA', zh: '傣族', en: 'Dai', also: ['傣'] },
  { code: '19', alpha: 'LI', zh: '黎族', en: 'Li', also: ['黎'] },
  { code: '20', alpha: 'LS', zh: '傈僳族', en: 'Lisu', also: ['傈僳'] },
  { code: '21', alpha: 'VA', zh: '佤族', en: 'Va', also: ['佤'] },
  { code: '22', alpha: 'SH', zh: '畲族', en: 'She', also: ['畲'] },
  { code: '23', alpha: 'GS', zh: '高山族', en: 'Gaoshan', also: ['高山'] },
  { code: '24', alpha: 'LH', zh: '拉祜族', en: 'Lahu', also: ['拉祜'] },
  { code: '25', alpha: 'SU', zh: '水族', en: 'Shui', also: ['水'] },
  { code: '26', alpha: 'DX', zh: '东乡族', en: 'Dongxiang', also: ['东乡'] },
  { code: '27', alpha: 'NX', zh: '纳西族', en: 'Naxi', also: ['纳西'] },
  { code: '28', alpha: 'JP', zh: '景颇族', en: 'Jingpo', also: ['景颇'] },
  { code: '29', alpha: 'KG', zh: '柯尔克孜族', en: 'Kirgiz', also: ['柯尔克孜'] },
  { code: '30', alpha: 'TU', zh: '土族', en: 'Tu', also: ['土'] },
  { code: '31', alpha: 'DU', zh: '达斡尔族', en: 'Daur', also: ['达斡尔'] },
  { code: '32', alpha: 'ML', zh: '仫佬族', en: 'Mulao', also: ['仫佬'] },
  { code: '33', alpha: 'QI', zh: '羌族', en: 'Qiang', also: ['羌'] },
  { code: '34', alpha: 'BL', zh: '布朗族', en: 'Blang', also: ['布朗'] },
  { code: '35', alpha: 'SL', zh: '撒拉族', en: 'Salar', also: ['撒拉'] },
  { code: '36', alpha: 'MN', zh: '毛南族', en: 'Maonan', also: ['毛南'] },
  { code: '37', alpha: 'GL', zh: '仡佬族', en: 'Gelao', also: ['仡佬'] },
  { code: '38', alpha: 'XB', zh: '锡伯族', en: 'Xibe', also: ['锡伯'] },
  { code: '39', alpha: 'AC', zh: '阿昌族', en: 'Achang', also: ['阿昌'] },
  { code: '40', alpha: 'PM', zh: '普米族', en: 'Pumi', also: ['普米'] },
  { code: '41', alpha: 'TA', zh: '塔吉克族', en: 'Tajik', also: ['塔吉克'] },
  { code: '42', alpha: 'NU', zh: '怒族', en: 'Nu', also: ['怒'] },
  { code: '43', alpha: 'UZ', zh: '乌孜别克族', en: 'Uzbek', also: ['乌孜别克'] },
  { code: '44', alpha: 'RS', zh: '俄罗斯族', en: 'Russian', also: ['俄罗斯'] },
  { code: '45', alpha: 'EW', zh: '鄂温克族', en: 'Ewenki', also: ['鄂温克'] },
  { code: '46', alpha: 'DE', zh: '德昂族', en: 'De’ang', also: ['德昂'] },
  { code: '47', alpha: 'BN', zh: '保安族', en: 'Bonan', also: ['保安'] },
  { code: '48', alpha: 'YG', zh: '裕固族', en: 'Yugur', also: ['裕固'] },
  { code: '49', alpha: 'GI', zh: '京族', en: 'Gin', also: ['京'] },
  { code: '50', alpha: 'TT', zh: '塔塔尔族', en: 'Tatar', also: ['塔塔尔'] },
  { code: '51', alpha: 'DR', zh: '独龙族', en: 'Derung', also: ['独龙'] },
  { code: '52', alpha: 'OR', zh: '鄂伦春族', en: 'Oroqen', also: ['鄂伦春'] },
  { code: '53', alpha: 'HZ', zh: '赫哲族', en: 'Hezhen', also: ['赫哲'] },
  { code: '54', alpha: 'MB', zh: '门巴族', en: 'Monba', also: ['门巴'] },
  { code: '55', alpha: 'LB', zh: '珞巴族', en: 'Lhoba', also: ['珞巴'] },
  { code: '56', alpha: 'JN', zh: '基诺族', en: 'Jino', also: ['基诺'] },
  { code: '97', zh: '其他', en: 'Other or unidentified', also: ['其它', '未识别民族'] },
  { code: '98', zh: '外国血统中国籍人士', en: 'Chinese national of foreign descent', also: ['外国血统', '入籍'] },
] as const satisfies readonly CodeRow[]

/** GB/T 4658-2006 (2.4). A level without a word on graduation is read as the level's own code where it has one. */
export const educations = [
  { code: '10', zh: '研究生教育', en: 'Postgraduate education', also: ['研究生', '研究生学历'] },
  { code: '11', zh: '博士研究生毕业', en: 'Doctoral study, graduated', also: ['博士', '博士研究生', '博士毕业'] },
  { code: '12', zh: '博士研究生结业', en: 'Doctoral study, completed without diploma', also: ['博士结业'] },
  { code: '13', zh: '博士研究生肄业', en: 'Doctoral study, not completed', also: ['博士肄业'] },
  { code: '14', zh: '硕士研究生毕业', en: 'Master’s study, graduated', also: ['硕士', '硕士研究生', '硕士毕业'] },
  { code: '15', zh: '硕士研究生结业', en: 'Master’s study, completed without diploma', also: ['硕士结业'] },
  { code: '16', zh: '硕士研究生肄业', en: 'Master’s study, not completed', also: ['硕士肄业'] },
  { code: '17', zh: '研究生班毕业', en: 'Postgraduate class, graduated', also: ['研究生班'] },
  { code: '18', zh: '研究生班结业', en: 'Postgraduate class, completed without diploma', also: [] },
  { code: '19', zh: '研究生班肄业', en: 'Postgraduate class, not completed', also: [] },
  {
    code: '20',
    zh: '大学本科',
    en: 'Undergraduate education',
    also: ['本科', '大学', '大本', '大学本科教育', '本科学历'],
  },
  { code: '21', zh: '大学本科毕业', en: 'Undergraduate, graduated', also: ['本科毕业', '大学毕业'] },
  { code: '22', zh: '大学本科结业', en: 'Undergraduate, completed without diploma', also: ['本科结业', '大学结业'] },
  { code: '23', zh: '大学本科肄业', en: 'Undergraduate, not completed', also: ['本科肄业', '大学肄业'] },
  { code: '28', zh: '大学普通班毕业', en: 'Ordinary university class, graduated', also: ['大学普通班', '大普'] },
  {
    code: '30',
    zh: '大学专科',
    en: 'Junior college education',
    also: ['专科', '大专', '大学专科教育', '专科教育', '高职', '大专学历', '专科学历'],
  },
  { code: '31', zh: '大学专科毕业', en: 'Junior college, graduated', also: ['专科毕业', '大专毕业'] },
  { code: '32', zh: '大学专科结业', en: 'Junior college, completed without diploma', also: ['专科结业', '大专结业'] },
  { code: '33', zh: '大学专科肄业', en: 'Junior college, not completed', also: ['专科肄业', '大专肄业'] },
  { code: '40', zh: '中等职业教育', en: 'Secondary vocational education', also: ['中职'] },
  {
    code: '41',
    zh: '中等专科毕业',
    en: 'Secondary technical school, graduated',
    also: ['中专', '中专毕业', '中等专科'],
  },
  { code: '42', zh: '中等专科结业', en: 'Secondary technical school, completed without diploma', also: ['中专结业'] },
  { code: '43', zh: '中等专科肄业', en: 'Secondary technical school, not completed', also: ['中专肄业'] },
  { code: '44', zh: '职业高中毕业', en: 'Vocational high school, graduated', also: ['职高', '职业高中', '职高毕业'] },
  { code: '45', zh: '职业高中结业', en: 'Vocational high school, completed without diploma', also: ['职高结业'] },
  { code: '46', zh: '职业高中肄业', en: 'Vocational high school, not completed', also: ['职高肄业'] },
  {
    code: '47',
    zh: '技工学校毕业',
    en: 'Skilled workers’ school, graduated',
    also: ['技校', '技工学校', '技校毕业', '技工'],
  },
  { code: '48', zh: '技工学校结业', en: 'Skilled workers’ school, completed without diploma', also: ['技校结业'] },
  { code: '49', zh: '技工学校肄业', en: 'Skilled workers’ school, not completed', also: ['技校肄业'] },
  {
    code: '60',
    zh: '普通高级中学教育',
    en: 'High school education',
    also: ['高中', '普通高中', '普通高中教育', '高中学历'],
  },
  { code: '61', zh: '普通高中毕业', en: 'High school, graduated', also: ['高中毕业'] },
  { code: '62', zh: '普通高中结业', en: 'High school, completed without diploma', also: ['高中结业'] },
  { code: '63', zh: '普通高中肄业', en: 'High school, not completed', also: ['高中肄业'] },
  { code: '70', zh: '初级中学教育', en: 'Middle school education', also: ['初中', '初级中学', '初中学历'] },
  { code: '71', zh: '初中毕业', en: 'Middle school, graduated', also: [] },
  { code: '73', zh: '初中肄业', en: 'Middle school, not completed', also: [] },
  { code: '80', zh: '小学教育', en: 'Primary school education', also: ['小学', '小学学历'] },
  { code: '81', zh: '小学毕业', en: 'Primary school, graduated', also: [] },
  { code: '83', zh: '小学肄业', en: 'Primary school, not completed', also: [] },
  { code: '90', zh: '其他', en: 'Other', also: ['其它', '文盲', '半文盲'] },
] as const satisfies readonly CodeRow[]

/** First digit of GB/T 6864; the three-digit codes of single subjects are read as their degree. */
export const degrees = [
  { code: '1', zh: '名誉博士', en: 'Honorary doctor', also: [] },
  { code: '2', zh: '博士', en: 'Doctor', also: ['博士学位'] },
  { code: '3', zh: '硕士', en: 'Master', also: ['硕士学位'] },
  { code: '4', zh: '学士', en: 'Bachelor', also: ['学士学位'] },
] as const satisfies readonly CodeRow[]

/** The eight groups of the official bulletin (2.5). */
export const occupations = [
  { code: 'WORKER', zh: '工人（工勤技能人员）', en: 'Worker', also: ['工人', '工勤技能人员', '工勤人员', '职工'] },
  { code: 'FARMER', zh: '农牧渔民', en: 'Farmer, herder or fisher', also: ['农民', '牧民', '渔民', '务农', '村民'] },
  {
    code: 'PROFESSIONAL',
    zh: '企事业单位、社会组织专业技术人员',
    en: 'Professional or technical staff of an enterprise, institution or social organisation',
    also: ['专业技术人员', '专技人员', '教师', '医生'],
  },
  {
    code: 'MANAGER',
    zh: '企事业单位、社会组织管理人员',
    en: 'Manager of an enterprise, institution or social organisation',
    also: ['管理人员', '企业管理人员', '事业单位管理人员'],
  },
  {
    code: 'OFFICIAL',
    zh: '党政机关工作人员',
    en: 'Staff of a Party or state organ',
    also: ['公务员', '机关工作人员', '机关干部', '党政机关'],
  },
  { code: 'STUDENT', zh: '学生', en: 'Student', also: ['大学生', '在校生', '研究生'] },
  { code: 'OTHER', zh: '其他职业人员', en: 'Other occupation', also: ['其他', '其它', '其他职业'] },
  { code: 'RETIRED', zh: '离退休人员', en: 'Retired', also: ['离退休', '退休', '离休', '退休人员', '离休人员'] },
] as const satisfies readonly CodeRow[]

export type DegreeCode = (typeof degrees)[number]['code']

export type CodeRefusal =
  | 'people.gender-unknown'
  | 'people.marital-status-unknown'
  | 'people.yes-or-no-unknown'
  | 'people.ethnic-group-unknown'
  | 'people.education-unknown'
  | 'people.degree-unknown'
  | 'people.occupation-unknown'

/** Reads 男, 男性, 1 … and gives the code. */
export const readGender = readerOf(genders, 'people.gender-unknown')

/** Reads 已婚, 20 … and gives the code. */
export const readMaritalStatus = readerOf(maritalStatuses, 'people.marital-status-unknown')

/** Reads 是, 否, 1 … and gives the code. */
export const readYesOrNo = readerOf(yesOrNo, 'people.yes-or-no-unknown')

/** Reads 汉, 汉族, 01, 1, HA … and gives the code. */
export const readEthnicGroup = readerOf(ethnicGroups, 'people.ethnic-group-unknown')

/** Reads 本科, 大学本科毕业, 21 … and gives the code. */
export const readEducation = readerOf(educations, 'people.education-unknown')

/** Reads 学士, 工学学士, 4, 408 … and gives the code. */
export function readDegree(written: string): Reading<DegreeCode, CodeRefusal> {
  const text = tidy(written)
  const subject = /^[234]\d\d$/.test(text) ? text.charAt(0) : text.replace(/^.{1,6}(?=[博硕学]士(?:学位)?$)/, '')
  return readDegreeGroup(text === '名誉博士' ? text : subject)
}

/** Reads 农民, 离退休, FARMER … and gives the code. */
export const readOccupation = readerOf(occupations, 'people.occupation-unknown')

/** Gives the row of a code, or undefined when the table has no such code. */
export function rowOf<Row extends CodeRow>(table: readonly Row[], code: string): Row | undefined {
  return table.find((row) => row.code === code)
}

const readDegreeGroup = readerOf(degrees, 'people.degree-unknown')

function readerOf<Row extends CodeRow>(table: readonly Row[], refusal: CodeRefusal) {
  const codes = new Map<string, Row['code']>()
  for (const row of table) {
    const shortCode = row.code.replace(/^0(?=\d)/, '')
    for (const name of [row.code, shortCode, row.alpha, row.zh, ...row.also]) if (name) codes.set(tidy(name), row.code)
  }
  return (written: string): Reading<Row['code'], CodeRefusal> => {
    const code = codes.get(tidy(written))
    return code === undefined ? { ok: false, code: refusal } : { ok: true, value: code }
  }
}

function tidy(written: string): string {
  return written.slice(0, 80).normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/** How small a photo is kept: enough for a card and for print at 35 × 45 mm (decisions 180). Sides in pixels. */
export const photoLimits = { leastSide: 120, width: 480, height: 640, bytes: 60_000 } as const
