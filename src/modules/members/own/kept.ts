import type { Sentence } from '#kernel/errors.ts'

const work: Sentence = {
  zh: '工作记录：写的是办理的事，不是关于您本人的；您办过、发起的在“已办”“我发起”里。',
  en: 'A record of work: about the matter, not about you; what you handled and began stands under “handled” and “begun”.',
}
const secret: Sentence = {
  zh: '登录时一次性的凭据，几分钟内失效，不含您的信息。',
  en: 'What is used once while signing in and is void within minutes; it tells nothing of you.',
}

/**
 * Every table with the key of a person, a member or an account: in which part of 下载我的全部信息 what it keeps of oneself is given, or
 * why not. A test asks for a line here for each new one.
 */
export const keptOfOneself: Readonly<Record<string, { readonly given: string } | { readonly not: Sentence }>> = {
  'members.member': { given: 'membership' },
  'members.posting': { given: 'postings' },
  'members.revision': { given: 'history' },
  'members.correction': { given: 'corrections' },
  'members.exported': { given: 'traces' },
  'members.export': { given: 'traces' },
  'members.import_batch': { given: 'traces' },
  'people.person': { given: 'person' },
  'people.post_holding': { given: 'posts' },
  'accounts.account': { given: 'account' },
  'accounts.identity': { given: 'account' },
  'accounts.session': { given: 'account' },
  'accounts.passkey': { given: 'account' },
  'accounts.totp': { given: 'account' },
  'accounts.recovery_code': { given: 'account' },
  'accounts.provider_link': { given: 'account' },
  'accounts.invitation': { given: 'account' },
  'accounts.account_notice': { given: 'account' },
  'accounts.delegation': { given: 'account' },
  'accounts.saved_view': { given: 'account' },
  'accounts.unsent_form': { given: 'account' },
  'notices.reminder': { given: 'reminder' },
  'notices.calendar': { given: 'reminder' },
  'notices.sms': { given: 'reminder' },
  'accounts.ceremony': { not: secret },
  'audit.entry': {
    not: {
      zh: '审计日志：其中谁看过、改过、导出过您的信息，已在“谁看过我的信息”（traces）里给出；您自己的操作由审计员保管。',
      en: 'The audit: who looked at, changed or exported your record is given as traces; your own acts are kept by the auditor.',
    },
  },
  'members.duplicate': {
    not: {
      zh: '同一人核对：没有结论以前涉及另一份档案；认定和撤销已在“谁看过我的信息”里给出。',
      en: 'Whether two records are one person concerns another record until it is decided; a merge and its undoing are among the traces.',
    },
  },
  'members.import_change': {
    not: {
      zh: '还没有导入的名册里写的内容：不导入就不算数，导入以后在变更记录里。',
      en: 'What a roster says that was not taken in: it does not count until it is, and then stands in the history.',
    },
  },
  'members.column_mapping': { not: work },
  'accounts.account_list': { not: work },
  'accounts.program_key': { not: work },
  'accounts.account_list_row': {
    not: {
      zh: '新建账号的名单里的一行：账号建好以后，内容就是账号本身。',
      en: 'A line of the list by which accounts were made: what it said is the account itself.',
    },
  },
  'app.file': { not: work },
  'app.task': { not: work },
  'auditing.chain_check': { not: work },
  'procedure.matter': { not: work },
  'procedure.act': { not: work },
  'procedure.assignment': { not: work },
  'procedure.step': { not: work },
  'cases.opening': { not: work },
  'organisations.reshaping': { not: work },
  'publishing.article': { not: work },
  'publishing.article_version': { not: work },
  'publishing.local_note': { not: work },
}

/** What is kept and not given, each reason with the tables it is about. */
export function leftOut(): { tables: string[]; zh: string; en: string }[] {
  const reasons = new Map<string, { tables: string[]; zh: string; en: string }>()
  for (const [table, kept] of Object.entries(keptOfOneself)) {
    if ('given' in kept) continue
    const { zh, en } = kept.not
    const one = reasons.get(zh) ?? { tables: [], zh, en }
    reasons.set(zh, { ...one, tables: [...one.tables, table] })
  }
  return [...reasons.values()]
}
