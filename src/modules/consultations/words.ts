/** Sentences of consultations 征求意见. */
export const words = {
  'consultations.not-a-keeper': {
    zh: '征求意见由诉求办理人员和组织工作人员办。请切换身份，或联系本单位的诉求办理人员。',
    en: 'Consultations are kept by desk and organiser posts. Please switch posts, or ask your desk.',
  },
  'consultations.not-found': {
    zh: '没有找到这次征求意见，可能不在您的范围内。请回到列表再试。',
    en: 'That consultation was not found; it may be out of your reach. Please go back to the list.',
  },
  'consultations.organisation-missing': {
    zh: '没有找到您的单位，可能已经撤销。请切换身份再试。',
    en: 'Your organisation was not found; it may have been dissolved. Please switch posts.',
  },
  'consultations.too-short': {
    zh: '至少要征求 3 天，让大家来得及看到。请把截止日期往后改。',
    en: 'It runs for at least 3 days, so that people see it. Please choose a later day.',
  },
  'consultations.too-long': {
    zh: '最长征求 180 天。请把截止日期往前改。',
    en: 'It runs for at most 180 days. Please choose an earlier day.',
  },
  'consultations.two-origins': {
    zh: '一次征求意见只能来自一个热点或一个项目。请从其中一处打开。',
    en: 'A consultation comes from one topic or one project. Please open it from one of them.',
  },
  'consultations.statement-twice': {
    zh: '有两条看法一字不差，请删去一条。',
    en: 'Two statements are the same; please take one out.',
  },
  'consultations.statement-missing': {
    zh: '没有找到这条看法，可能已经审核过。请刷新页面。',
    en: 'That statement was not found; it may be decided already. Please reload the page.',
  },
  'consultations.rule-unknown': {
    zh: '这条规则不能用来不公开看法，请换一条。',
    en: 'This rule does not allow to keep a statement back. Please choose another one.',
  },
  'consultations.over': {
    zh: '这次征求意见已经截止，谢谢。结果和答复在本页公开。',
    en: 'This consultation has closed. Thank you; results and answer are shown on this page.',
  },
  'consultations.still-open': {
    zh: '还没有截止，截止后再答复。',
    en: 'It is still open; please answer when it has closed.',
  },
  'consultations.answered-already': {
    zh: '已经答复过了，答复不能改。',
    en: 'It is answered already; an answer is not changed.',
  },
  'consultations.answers-missing': {
    zh: '第 {no} 条还没有答复。大家最关心的每一条都要说清采纳没有、为什么。',
    en: 'Statement {no} has no answer yet. Each of the foremost statements needs one.',
  },
  'consultations.answer-without-day': {
    zh: '第 {no} 条写了采纳，请写明到哪一天办成。',
    en: 'Statement {no} is taken up: please say by which day.',
  },
  'consultations.answer-with-day': {
    zh: '第 {no} 条写了不采纳，不用写日期，请去掉。',
    en: 'Statement {no} is not taken up: please leave the day out.',
  },
  'consultations.answer-day-past': {
    zh: '第 {no} 条的日期已经过了，请写今天或以后的日期。',
    en: 'The day of statement {no} is past; please give today or a later one.',
  },
  'consultations.answer-twice': {
    zh: '第 {no} 条写了两次答复，请去掉一次。',
    en: 'Statement {no} is answered twice; please take one out.',
  },
  'consultations.nothing-taken': {
    zh: '这一条没有采纳，不用说明办成没有。请刷新页面。',
    en: 'Nothing of this statement was taken up. Please reload the page.',
  },
  'consultations.told-already': {
    zh: '这一条已经公开说明过，不能再改。',
    en: 'This was told in public already and stays so.',
  },
  'consultations.holds-owed': {
    zh: '没有办完的征求意见{count}次（转到承接的组织）',
    en: '{count} consultations still owed something (they go to who takes over)',
  },
  'consultations.statement-length': {
    zh: '看法请写 5 到 140 个字，一条只说一件事。',
    en: 'A statement has 5 to 140 signs and says one thing.',
  },
  'consultations.stance-missing': {
    zh: '请选一个：同意、不同意，或者说不准。',
    en: 'Please choose: agree, disagree or cannot say.',
  },
  'consultations.many-waiting': {
    zh: '等审核的看法太多了，请过几天再来写。您仍可以对已有的看法表态。',
    en: 'Too many statements wait to be looked at; please come again in a few days.',
  },
} as const

/** What stands in 待办. */
export const dueWords = {
  answer: { zh: '征求意见等答复', en: 'Consultation to be answered' },
  statement: { zh: '征求意见中的看法等审核', en: 'Statements to be looked at' },
  done: { zh: '采纳的看法等说明办成没有', en: 'Say whether what was taken up is done' },
} as const
