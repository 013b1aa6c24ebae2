import { config } from '#kernel/config.ts'
import type { Letter } from '#kernel/outgoing/mail.ts'
import { type Day, formatDay } from '#kernel/time.ts'
import { postName } from '#modules/accounts/contract.ts'
import { type DigestLine, digestOf } from '../rules.ts'
import type { Waiting } from '../service.ts'

/** The letter with the code that shows whose address it is. */
export function confirmationLetter(to: string, code: string): Letter {
  return {
    to,
    subject: '连心：邮箱验证码',
    text: lines(
      `验证码：${code}`,
      '',
      '请在“提醒与日历”页面输入，十五分钟内有效。不是您本人填的，不用理会，也不会再收到邮件。',
    ),
  }
}

/** The letter of the day: numbers and a link, no title and no name of anybody (E09); nothing when nothing waits. */
export function digestLetter(to: string, waiting: readonly Waiting[], day: Day): Letter | undefined {
  const posts = waiting
    .map(({ post, rows }) => ({ post, digest: digestOf(rows, day) }))
    .filter(({ digest }) => digest.length > 0)
  if (posts.length === 0) return undefined
  const all = posts.flatMap(({ digest }) => digest)
  return {
    to,
    subject: `连心：今天有${sum(all, 'total')}件待办${pressing(all)}`,
    text: lines(
      `${formatDay(day, 'zh')}待办提要`,
      ...reminders(all),
      ...posts.flatMap(({ post: { actor, orgName }, digest }) => [
        '',
        `${orgName} ${postName(actor.role).zh}`,
        ...digest.map((line) => `· ${line.label.zh}：${line.total}件${pressing([line])}`),
      ]),
      '',
      `登录后办理：${config.address}/console/`,
      '',
      '每个工作日最多一封，没有待办不发。不想再收：登录后到“我的—提醒与日历”停用。',
    ),
  }
}

/** The letter that does not wait for the day: something happened to the account, what it was stands behind the sign-in. */
export function alarmLetter(to: string): Letter {
  return {
    to,
    subject: '连心：您的账号有一条安全提醒',
    text: lines(
      '您的账号刚刚有一件和登录安全有关的事，请马上登录查看。',
      '',
      `${config.address}/console/`,
      '',
      '如果不是您本人操作的，请修改密码，并联系本单位的系统管理员。',
    ),
  }
}

function pressing(of: readonly DigestLine[]): string {
  const parts = [
    ['逾期', sum(of, 'late')] as const,
    ['今天到期', sum(of, 'today')] as const,
    ['三个工作日内到期', sum(of, 'soon')] as const,
  ].filter(([, count]) => count > 0)
  return parts.length === 0 ? '' : `（${parts.map(([words, count]) => `${words}${count}件`).join('，')}）`
}

// Each once: the day before or after brings none of them again (UX-NT2).
function reminders(of: readonly DigestLine[]): string[] {
  const parts = (
    [
      ['ONE_AFTER', '刚过期还没有办'],
      ['ONE_BEFORE', '还有一个工作日'],
      ['THREE_BEFORE', '还有三个工作日'],
    ] as const
  )
    .map(([key, words]) => [words, of.reduce((all, line) => all + line.reminders[key], 0)] as const)
    .filter(([, count]) => count > 0)
  return parts.length === 0 ? [] : [`今天提醒：${parts.map(([words, count]) => `${words}${count}件`).join('，')}`]
}

const sum = (of: readonly DigestLine[], key: 'total' | 'late' | 'today' | 'soon') =>
  of.reduce((all, line) => all + line[key], 0)
const lines = (...of: readonly string[]) => `${of.join('\n')}\n`
