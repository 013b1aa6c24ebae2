import { refusals, type Sentence } from './errors.ts'

// E14. What the rules against formalism forbid cannot be set up: neither as a column or a field, nor as a step.
// Sources: 《关于防治“指尖上的形式主义”的若干意见》(2023-12), 《整治形式主义为基层减负若干规定》(2024-08), and 《政务移动互联网应用程序
// 规范化管理办法》(国办函〔2026〕12号), whose five cases that must not be are cited by their number.

/** Something that is about to be saved: its names as people read them and as the program calls them. */
export interface Configuration {
  readonly names: readonly string[]
  /** What must be handed in; `why` is the reason a superior gave and the person filling in reads. */
  readonly compulsory?: readonly { readonly name: string; readonly why: string | null }[]
}

const rules = (cases: string) =>
  `《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）五类不得出现的情况之${cases}`
const rulesEn = (cases: string) =>
  `${cases} of the five that the Measures on government mobile applications (Guobanhan [2026] No. 12) rule out`

/** What cannot be set up, each with the rule that says so. */
export const words = {
  'kernel.formalism-check-in': {
    zh: `不能设置“{name}”：${rules('（二）')}，不得设置打卡签到这类强制功能。请去掉这一项。`,
    en: `“{name}” cannot be set up: compulsory check-in is ${rulesEn('case 2')}. Please take it out.`,
  },
  'kernel.formalism-points': {
    zh: `不能设置“{name}”：${rules('（二）')}，不得设置积分排名。请去掉这一项。`,
    en: `“{name}” cannot be set up: points and rankings are ${rulesEn('case 2')}. Please take it out.`,
  },
  'kernel.formalism-online-time': {
    zh: `不能设置“{name}”：${rules('（二）至（四）')}，不得统计在线时长、强制定期登录、以学习时长作考评。请去掉这一项。`,
    en: `“{name}” cannot be set up: counting time online, regular logins and time of study are ${rulesEn('cases 2 to 4')}. Please take it out.`,
  },
  'kernel.formalism-read-rate': {
    zh: `不能设置“{name}”：${rules('（三）、（四）')}，不得考核安装使用率，不得以点赞、转发等数量作考评。请去掉这一项。`,
    en: `“{name}” cannot be set up: measuring people by use of an app, likes, sharing and the like is ${rulesEn('cases 3 and 4')}. Please take it out.`,
  },
  'kernel.formalism-track': {
    zh: `不能设置“{name}”：${rules('（四）')}，不得强制要求上传不必要的轨迹。请去掉这一项。`,
    en: `“{name}” cannot be set up: demanding needless tracks is ${rulesEn('case 4')}. Please take it out.`,
  },
  'kernel.formalism-trace': {
    zh: `不能要求“{name}”：${rules('（四）')}，不得强制要求上传不必要的照片、视频。请去掉这一句；确实需要的，请写明要看什么，由对方选填。`,
    en: `“{name}” cannot be asked for: demanding needless photos or videos is ${rulesEn('case 4')}. Please take the sentence out, or say what is to be seen and leave it to them.`,
  },
  'kernel.formalism-photo': {
    zh: `不能把“{name}”设为必填：${rules('（四）')}，不得强制要求上传不必要的照片、视频。请改为选填，或由上级写明为什么需要。`,
    en: `“{name}” cannot be compulsory: demanding needless photos or videos is ${rulesEn('case 4')}. Please make it optional, or have the superior say why it is needed.`,
  },
} as const satisfies Record<string, Sentence>
type Code = keyof typeof words

const { refuse } = refusals(words)

const banned: readonly (readonly [Code, RegExp])[] = [
  ['kernel.formalism-check-in', /打卡|签到|check[-_ ]?in\b|clock[-_ ]?in\b|punch[-_ ]?card/i],
  ['kernel.formalism-points', /积分|排名|排行|名次|红黑榜|\b(?:points?|rank(?:s|ing)?|leaderboards?|scoreboards?)\b/i],
  [
    'kernel.formalism-online-time',
    /(?:在线|登录|登陆|学习|浏览)(?:时长|时间|次数|天数)|活跃(?:度|率)|online[-_ ]?(?:time|minutes|hours)|log[-_ ]?in[-_ ]?(?:count|days)|study[-_ ]?(?:time|minutes|hours)/i,
  ],
  [
    'kernel.formalism-read-rate',
    /(?:阅读|已读|点赞|转发|安装|使用|关注)(?:率|量|数|排)|(?:read|install|usage|like|share)[-_ ]?(?:rate|count)s?\b/i,
  ],
  ['kernel.formalism-track', /轨迹|实时定位|行踪|\bgps\b|geo[-_ ]?(?:location|track)|\btrack[-_ ]?points?\b/i],
]

const picture = /照片|截图|拍照|视频|录像|自拍|\b(?:photo|picture|screenshot|video|selfie)s?\b/i

/** The rule a configuration offends against, and the name that does it; null when there is none. */
export function formalismIn({ names, compulsory = [] }: Configuration): { code: Code; name: string } | null {
  // Names the program uses are split as people would read them: checkIn, check_in.
  for (const name of [...names, ...compulsory.map((one) => one.name)])
    for (const [code, pattern] of banned) if (pattern.test(readable(name))) return { code, name }
  const photo = compulsory.find(({ name, why }) => picture.test(readable(name)) && !why?.trim())
  return photo ? { code: 'kernel.formalism-photo', name: photo.name } : null
}

/** Asked wherever procedures or columns are set up. @throws Refusal that names the rule */
export function refuseFormalism(of: Configuration, field?: string): void {
  const found = formalismIn(of)
  if (found) throw refuse('invalid', found.code, { slots: { name: found.name }, ...(field ? { field } : {}) })
}

// What is a thing to set up as the name of a column may be a plain word in a text: the hours of study, how much of something is used. There
// it is asked for only where it is also to be counted or handed in.
const plainInTexts: readonly Code[] = [
  'kernel.formalism-online-time',
  'kernel.formalism-read-rate',
  'kernel.formalism-track',
]
const counted = /统计|考核|考评|评比|通报|上报|报送|上传|提交|计入|达到|低于|少于|开启|count|report|upload|reach|than/i
const trace =
  /留痕|(?:拍照|截图|自拍|录屏|screenshots?|selfies?).{0,8}(?:上传|上报|报送|提交|发.{0,3}群|备查|upload|report)|(?:上传|上报|报送|提交|upload|report).{0,8}(?:截图|自拍|screenshots?|selfies?)/i
const refused =
  /不得|不要|不准|不许|不搞|不再|不必|不需|无需|无须|严禁|禁止|杜绝|防止|清理|整治|取消|停止|\b(?:no|not|never|without|stop|instead of)\b/i

// What is said with a no and demands all the same: not fewer than, do not forget, nobody may miss.
const demanded =
  /(?:不得|不要|不准|不许|不能|不可|请勿)(?=少|低|短|忘|漏|迟|晚|缺|断|间断|中断|随意|擅自)|(?:严禁|禁止|杜绝|防止)(?=不|未|没|漏|缺|迟|代|弄虚)|\b(?:no|not) (?=(?:less|fewer|later|lower)\b)|\b(?:not|never) (?=(?:forget|miss|skip|fail)\b)/gi

/**
 * The clause of a text written to others that asks for what the rules forbid, and the rule; null when there is none. A clause that
 * forbids it itself, as a word against check-in does, asks for nothing; one that forbids to do less of it does.
 */
export function formalismAskedIn(text: string): { code: Code; name: string } | null {
  return firstOf(clausesOf(text), codeAskedIn)
}

/**
 * The same of a text about what citizens wrote or live with: what somebody is said to demand, a question whether or why it is demanded, and
 * things that only bear such a name (积分入学, 网红打卡点) ask for nothing (decisions 311).
 */
export function formalismAskedAbout(text: string): { code: Code; name: string } | null {
  for (const sentence of text.split(/[。！？!?\n]|\. /)) {
    let isTold = false
    const open = clausesOf(sentence)
      .flatMap(partsOf)
      .filter((clause) => {
        isTold =
          !request.test(clause) && (isTelling(clause) || isDemandOfAnother(clause) || (isTold && !isToOffices(clause)))
        return !isTold
      })
    const found = firstOf(open, codeAskedAbout)
    if (found) return found
  }
  return null
}

const clausesOf = (text: string) => text.split(/[，。；！？!?;\n]|, |\. /).map((one) => one.trim())

function firstOf(clauses: readonly string[], codeOf: (clause: string) => Code | null) {
  for (const clause of clauses) {
    const code = codeOf(clause)
    if (code !== null) return { code, name: clause.slice(0, 40) }
  }
  return null
}

function codeAskedIn(clause: string): Code | null {
  if (refused.test(clause.replace(demanded, ''))) return null
  for (const [code, pattern] of banned)
    if (pattern.test(clause) && (!plainInTexts.includes(code) || counted.test(clause))) return code
  return trace.test(clause) ? 'kernel.formalism-trace' : null
}

function codeAskedAbout(written: string): Code | null {
  const clause = written.replace(ordinary, '').replace(toldThing, '')
  if (inquiry.test(clause) && !counted.test(clause.replace(results, ''))) return null
  return codeAskedIn(clause)
}

// What citizens live with and write about bears such names and is none of it.
const ordinary =
  /积分(?:落户|入学|入户|摇号|超市|商城|兑换|卡)|(?:会员|消费|信用|驾照|驾驶证)积分|(?:招生|高考|中考|成绩|考试|录取|摇号|选房|安置|分房|轮候|抽签)[^，。]{0,4}(?:排名|排行|名次)|网红打卡|打卡(?:点|地|墙|机)|(?:考勤|门禁)打卡|(?:行驶|行车|车辆|渣土车|垃圾车|台风|洪水)[^，。]{0,3}轨迹/g

// Somebody told that it is demanded: what he said is looked into. How complaints are dealt with (投诉办理情况, 反映的问题) is nothing told.
const tells =
  /(?:群众|居民|村民|来信人|信访人|留言人|反映人|职工|教师|家长|网民|网友|党员|有人|当事人|对方)[^，。]{0,8}(?:反映|投诉|举报|称(?!号|职)|说(?!明)|提出|质疑|不满|抱怨)(?!(?:的|了的)?(?:办理|处理|处置|受理|办结)|的(?:情况|问题|事项|事情|诉求|意见|内容)(?!是|为|：|:))|^反映(?!的)|complain(?:s|ed)?\b|reported that/i
const mentions = /(?:投诉|举报|来信|来电|信访件)(?!的?(?:办理|处理|处置|受理|办结|情况|进度|问题|事项))/
const toldThing =
  /(?:反映|投诉|举报|来信|来电|信访件|称|说(?!明))(?!的?(?:办理|处理|处置|受理|办结|情况|进度|问题|事项))[^，。]{1,40}的(?:问题|情况|做法|规定|要求|现象|诉求|事)/g
// Who is asked begins a clause of his own, and a request goes on with 并.
const request =
  /^(?:(?:并|另|现|特|烦|敬|还|也|再|同时)?请|(?:并|另)?(?:要|应|须|务必|责成|督促)|各|必须|望|同时|please\b)/i
const partsOf = (clause: string) => clause.split(request.test(clause) ? anotherRequest : askedOfOffices)
const askedOfOffices = /(?=请(?:各|你|贵))/
const anotherRequest =
  /(?=并(?:每|天天|要|请|各|你|组织|责成|督促|安排)(?![^，。]{0,60}的(?:问题|情况|做法|规定|要求|现象)))/
const ofAnother =
  /(?:村|社区|支部|单位|学校|医院|公司|企业|镇|街道|部门|干部|领导|他们|有的|个别)[^，。]{0,8}(?:要求|让|叫|逼|强制|规定)/
// Who is spoken to is asked himself, whoever is named as asking.
const addressed = /各|你(?:们|村|镇|单位|支部|社区)|贵(?:单位|村|支部)/
const isDemandOfAnother = (clause: string) => ofAnother.test(clause) && !addressed.test(clause)
// Households are spoken of, offices are spoken to.
const isToOffices = (clause: string) => addressed.test(clause.replace(/各(?=户|家|人|位|自|种|类|项|个)/g, ''))
// An office that is asked because of what somebody said is asked all the same; one of which he said it is not.
const because = /^(?:对|针对|就|根据|按|围绕|结合)/
const isTelling = (clause: string) =>
  tells.test(clause) ? !(because.test(clause) && isToOffices(clause)) : mentions.test(clause) && !isToOffices(clause)

// A question whether or why, and what is looked into; not where it is to be counted as well.
const inquiry =
  /是否|是不是|有没有|有无|为何|为什么|怎么看|看法|意见|要不要|该不该|好不好|(?:核实|核查|调查|了解|查清|查明|说明|纠正|整改|解释|答复).{0,40}(?:问题|情况|做法|规定|要求|原因|反映|投诉|举报)|\b(?:whether|why)\b/i
const results = /(?:上报|报送|提交|报告|报)(?:核实|核查|调查|处理|办理|整改)?(?:结果|意见|报告|说明)/g

/** Asked wherever something is demanded of others in free words. @throws Refusal that names the clause and the rule, at the field */
export function refuseFormalismAskedIn(text: string, field: string): void {
  refuseFound(formalismAskedIn(text), field)
}

/** The same where the text is about what citizens wrote: a case, a project, a consultation. */
export function refuseFormalismAskedAbout(text: string, field: string): void {
  refuseFound(formalismAskedAbout(text), field)
}

function refuseFound(found: ReturnType<typeof formalismIn>, field: string): void {
  if (found) throw refuse('invalid', found.code, { slots: { name: found.name }, field })
}

const readable = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')
