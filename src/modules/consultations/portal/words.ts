import type { Sentence } from '#kernel/errors.ts'
import type { Share } from '../agreement/telling.ts'

/** Sentences of 征求意见 on the public site (D28). */
export const consultationWords = {
  title: { zh: '征求意见', en: 'Consultations' },
  lead: {
    zh: '办事之前先问大家。不用登录，看一条、表一次态；截止后公开结果，并且逐条答复。',
    en: 'Asked before it is decided. No account; results and an answer are shown in public.',
  },
  none: { zh: '现在没有征求意见。有事请写留言。', en: 'Nothing is asked at the moment. Please write to us.' },
  write: { zh: '写留言', en: 'Write a message' },
  toAll: { zh: '看全部征求意见', en: 'All consultations' },
  until: (day: string): Sentence => ({ zh: `${day}截止`, en: `until ${day}` }),
  office: { zh: '征求单位', en: 'Asked by' },
  project: { zh: '来自每月一题', en: 'Asked for the project' },
  time: { zh: '时间', en: 'Open' },
  span: (from: string, until: string): Sentence => ({ zh: `${from}至${until}`, en: `${from} to ${until}` }),
  say: { zh: '您怎么看？', en: 'What do you say?' },
  left: (count: number): Sentence => ({ zh: `还有${count}条没有表态。`, en: `${count} left.` }),
  number: (no: number): Sentence => ({ zh: `第${no}条`, en: `Statement ${no}` }),
  allSaid: {
    zh: '每一条您都表过态了，谢谢。改了主意，可以在下面的“全部看法”里重新选。',
    en: 'You have said something of each, thank you. Below you may choose anew.',
  },
  over: { zh: '已经截止，不再表态。', en: 'It has closed.' },
  noCookie: {
    zh: '如果您刚刚表过态：您的浏览器没有保存小文件（Cookie），再表态会算成另一个人。请在浏览器里允许本站的 Cookie 再继续。',
    en: 'If you have just said something: your browser keeps no cookies, and more would count as another person. Please allow cookies for this site.',
  },
  own: { zh: '补充一条您的看法', en: 'Add a statement of yours' },
  ownLabel: { zh: '您的看法', en: 'Your statement' },
  ownHint: {
    zh: '5 到 140 个字，一条只说一件事，写得让别人能回答“同意”或“不同意”。请不要写人名、电话、门牌号。',
    en: '5 to 140 signs, one thing only. Please name nobody.',
  },
  send: { zh: '交上去', en: 'Hand in' },
  notHandedIn: { zh: '您写的（没有交上）', en: 'What you wrote (not handed in)' },
  handedIn: (no: number): Sentence => ({
    zh: `收到了，是第${no}条。两个工作日内审核，结果写在本页“全部看法”里；不公开的也会写明规则和理由。`,
    en: `Received as number ${no}. It is looked at within two working days; what became of it stands below.`,
  }),
  all: { zh: '全部看法', en: 'All statements' },
  byCitizen: { zh: '群众补充', en: 'by a citizen' },
  again: { zh: '表态', en: 'say' },
  waiting: (day: string): Sentence => ({ zh: `等审核，应在${day}前审完。`, en: `To be looked at by ${day}.` }),
  review: { zh: '有人提出不公开，另一个人正在审核。', en: 'Somebody proposed not to show it; another person decides.' },
  refused: (rule: string, reason: string): Sentence => ({
    zh: `没有公开。规则：${rule}。理由：${reason}`,
    en: `Not shown, by the rule ${rule}: ${reason}`,
  }),
  counted: (all: number, refused: number): Sentence => ({
    zh: `共${all}条，其中没有公开的${refused}条。编号不跳号，一条也不会悄悄消失；对不公开有意见，可以写留言申请复核，写明是第几条。`,
    en: `${all} in all, ${refused} of them not shown. Numbers have no gaps; write a message to appeal.`,
  }),
  results: { zh: '大家怎么说', en: 'What people say' },
  toMap: { zh: '看共识图和每条的人数', en: 'The agreement map and the numbers' },
  notFound: {
    zh: '还没有算出来。参加的人满10个以后夜里算一次；以后每多10个人，再算一次。',
    en: 'Nothing yet: from ten people on it is drawn at night, when ten more have taken part.',
  },
  tooFew: {
    zh: '参加的人不足10个，按规定不公布人数。',
    en: 'Fewer than ten took part; no numbers are published.',
  },
  participants: (count: number): Sentence => ({ zh: `约${count}人参加。`, en: `About ${count} took part.` }),
  foundOn: (minute: string, isFinal: boolean): Sentence => ({
    zh: isFinal ? `截止后的最后结果，${minute}算出。` : `${minute}算出。征求中只写约数，截止后写准数。`,
    en: isFinal ? `Final, drawn ${minute}.` : `Drawn ${minute}; to the next ten while it runs.`,
  }),
  commonTitle: { zh: '各方看法一致的', en: 'On what all groups are of one mind' },
  commonNone: { zh: '还没有各方看法一致的。', en: 'Nothing yet.' },
  // True to the threshold in agreement/says.ts.
  mostAgree: (hasGroups: boolean): Sentence => ({
    zh: `${hasGroups ? '每一群里' : ''}六成以上的人同意`,
    en: `more than six of ten agree${hasGroups ? ' in each group' : ''}`,
  }),
  mostDisagree: (hasGroups: boolean): Sentence => ({
    zh: `${hasGroups ? '每一群里' : ''}六成以上的人不同意`,
    en: `more than six of ten disagree${hasGroups ? ' in each group' : ''}`,
  }),
  dividing: { zh: '分歧最大的', en: 'What divides' },
  dividingNone: { zh: '没有分歧特别大的看法。', en: 'Nothing divides much.' },
  map: { zh: '共识图', en: 'Agreement map' },
  mapLead: {
    zh: '每个圆是看法相近的一群人，圆越大人越多；离得越远，看法越不同。图上没有任何一个人的位置。',
    en: 'Each circle is people who say much the same; the larger, the more; the farther apart, the more different. No single person is on it.',
  },
  noGroups: {
    zh: '没有分出明显不同的几群人：要么看法差不多，要么各有各的看法，要么参加的人还不够多。',
    en: 'No groups stand apart.',
  },
  says: { zh: '和别人最不一样的看法', en: 'By what it is known' },
  noMost: { zh: '没有多数', en: 'no majority' },
  about: (count: number): Sentence => ({ zh: `约${count}人`, en: `about ${count}` }),
  numbers: { zh: '每条看法的人数', en: 'The numbers' },
  statement: { zh: '看法', en: 'Statement' },
  few: { zh: '不足10', en: 'fewer than 10' },
  download: { zh: '下载表格（CSV）', en: 'Download (CSV)' },
  dictionary: { zh: '表格里各列的意思', en: 'What the columns mean' },
  columns: {
    no: { zh: '第几条看法，编号不跳号', en: 'number of the statement' },
    statement: { zh: '看法的原文；没有公开的不在表里', en: 'its words' },
    agree: { zh: '同意的人数；不足10人时空着', en: 'how many agree; empty below ten' },
    disagree: { zh: '不同意的人数；不足10人时空着', en: 'how many disagree; empty below ten' },
    pass: { zh: '说不准的人数；不足10人时空着', en: 'how many cannot say; empty below ten' },
    final: { zh: 'yes：截止后的准数；no：征求中的约数，四舍五入到十', en: 'yes: final; no: to the next ten' },
    outcome: { zh: '答复：TAKEN 采纳、PARTLY 部分采纳、NOT_TAKEN 不采纳；没有答复时空着', en: 'what was made of it' },
  },
  answer: { zh: '答复', en: 'The answer' },
  answeredOn: (day: string, by: string): Sentence => ({ zh: `${day}，${by}`, en: `${day}, ${by}` }),
  answerDue: (day: string): Sentence => ({ zh: `应在${day}前答复。`, en: `To be answered by ${day}.` }),
  unanswered: (days: number): Sentence => ({
    zh: days === 0 ? '刚刚截止，还没有答复。' : `尚未答复，已经过了${days}个工作日。`,
    en: `Not answered yet, for ${days} working days.`,
  }),
  by: (day: string): Sentence => ({ zh: `${day}前办成`, en: `by ${day}` }),
  done: { zh: '已办成', en: 'done' },
  notDone: { zh: '没有按期办成', en: 'not done in time' },
  untold: { zh: '过了日期，还没有说明办成没有', en: 'past its day, and nobody told whether it is done' },
  keptBy: (heir: string): Sentence => ({
    zh: `征求单位已并入${heir}，由${heir}继续办理和答复。`,
    en: `Who asked was merged; ${heir} goes on with it and answers.`,
  }),
  honest: { zh: '这能说明什么，不能说明什么', en: 'What this shows and what not' },
  honesty: [
    {
      zh: '这不是选举，也不是投票：谁愿意参加谁参加，参加的人不一定代表所有人。',
      en: 'It is no ballot: who wants to takes part.',
    },
    {
      zh: '不用登录，就不能保证一人只算一次。同一个浏览器算一次，同一个网络地址有上限，能挡住乱刷，挡不住有心人。',
      en: 'Without accounts nobody can be sure that each person counts once. One browser counts once, addresses have a limit.',
    },
    {
      zh: '您第一次表态时，本站在您的浏览器里放一个随机号，只用在这一次征求意见；服务器只存它的摘要。截止后摘要和每个人的表态全部销毁，只留合计。',
      en: 'Your browser gets a number by chance for this consultation only; the server keeps a digest of it. After the end both the digests and what each said are destroyed; only sums stay.',
    },
    {
      zh: '不足10个人的，一律不写数字，也不单独分成一群。',
      en: 'Nothing is told of fewer than ten.',
    },
  ],
} as const

/** 成: a share as people say it. */
export function shareWords(share: Share): string {
  if (share === 'MOST') return '多数'
  if (share === 'FEW' || share <= 0) return '少数'
  return share >= 10 ? '几乎都' : `约${'一二三四五六七八九'[share - 1]}成`
}

/** By what the groups are told apart; the first is the largest. */
export const groupNames = ['甲群', '乙群', '丙群', '丁群', '戊群'] as const
