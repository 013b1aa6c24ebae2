/** What moderation refuses. */
export const words = {
  'cases.rule-of-another-measure': {
    zh: '这条规则不能用来做这种处置，或者还没有施行。请换一条规则或者换一种处置。',
    en: 'This rule does not allow this measure, or is not in force yet. Please choose another rule or another measure.',
  },
  'cases.not-public': {
    zh: '这件没有公开，不需要隐藏。',
    en: 'This case is not public, so there is nothing to hide.',
  },
  'cases.parts-missing': {
    zh: '请把要遮盖的原文逐行写进来，每行一处。',
    en: 'Please give the words to take out, one passage on each line.',
  },
  'cases.part-not-found': {
    zh: '这段话里没有“{part}”。请从原文复制，一字不差。',
    en: 'These words do not hold “{part}”. Please copy it exactly.',
  },
  'cases.words-missing': {
    zh: '没有找到要遮盖的这段话，请刷新页面重新选。',
    en: 'The words were not found at this case. Please reload the page and choose again.',
  },
  'cases.words-only-redacted': {
    zh: '补充、评价、答复和办理记录只能遮盖部分文字。要整件不公开，请选“标题和内容”。',
    en: 'Of what stands beside a message only parts are taken out. To hide all of it choose title and text.',
  },
  'cases.measure-there': {
    zh: '这件已经有同样的处置，或者正等第二个人审核。',
    en: 'The same measure is in force already, or waits for the second person.',
  },
  'cases.additions-closed': {
    zh: '这件留言已停止补充，原因和复核办法写在本页。',
    en: 'This message takes no additions any more; why, and how to appeal, stands on this page.',
  },
  'cases.appeal-not-now': {
    zh: '这项处置已经申请过复核，或者已经撤销。',
    en: 'This measure was appealed before, or is lifted.',
  },
  'cases.took-part': {
    zh: '这项处置是您提出或者同意的，对它的复核不能由您决定，换账号、换身份、代别人办也一样。请由复核单位里没有经手的受理员、组织员或书记决定；没有这样的人，请管理员先给另一个人建账号、授予身份。',
    en: 'You proposed this measure or agreed to it, so you do not decide the appeal against it, by no other account or post and for nobody else. Please leave it to somebody of the desk, an organiser or a secretary there who had no part; where there is none, have an account and a post made first.',
  },
  'cases.rewritten-meanwhile': {
    zh: '这件的内容在提出处置后变过，请撤回后重新提出。',
    en: 'The text changed since this was proposed. Please withdraw it and propose again.',
  },
} as const

/** How an appeal stands, on the stone. */
export const appealWords = {
  NONE: { zh: '没有申请复核', en: 'not appealed' },
  OPEN: { zh: '正在复核', en: 'under appeal' },
  UPHELD: { zh: '复核后维持', en: 'upheld on appeal' },
} as const
