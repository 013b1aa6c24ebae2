/** Roles of the demonstration accounts. */
export type DemoRole =
  | 'SYSTEM_ADMIN'
  | 'SECURITY_ADMIN'
  | 'AUDIT_ADMIN'
  | 'ORGANISER'
  | 'SECRETARY'
  | 'EDITOR'
  | 'DESK'
  | 'MEMBER'

export type DemoAccount = {
  login: string
  displayName: string
  role: DemoRole
  orgKey: string
  personKey: string | null
}

type Row = readonly [login: string, displayName: string, role: DemoRole, orgKey: string]

/** Accounts to try the product with; the loader gives them one random password per installation (decision 32). */
export function accounts(
  people: readonly { key: string; orgKey: string; posts: readonly { orgKey: string; post: string }[] }[],
): DemoAccount[] {
  const leaders = people.filter(({ posts }) => posts.length > 0)
  return ROWS.map(([login, displayName, role, orgKey]) => ({
    login,
    displayName,
    role,
    orgKey,
    personKey: holder(role, orgKey),
  }))

  function holder(role: DemoRole, orgKey: string): string | null {
    if (role === 'SECRETARY') {
      return (
        leaders.find(({ posts }) => posts.some((held) => held.orgKey === orgKey && held.post === 'SECRETARY'))?.key ??
        null
      )
    }
    return role === 'MEMBER'
      ? (people.find((person) => person.orgKey === orgKey && person.posts.length === 0)?.key ?? null)
      : null
  }
}

/** In a township few do much: a second post of somebody who has an account (B01). */
export const furtherPosts = [{ login: 'lingbei.organiser', role: 'SECRETARY', orgKey: 'lingbei-suoma' }] as const

/** Who acts for somebody who is away, in his post, for so many days from today. */
export const standIns = [
  { giver: 'huotang.secretary', taker: 'lingbei.organiser', days: 14, reason: '住院两周' },
] as const

const ROWS: readonly Row[] = [
  ['county.system', '云岭县系统管理员', 'SYSTEM_ADMIN', 'yunling'],
  ['county.security', '云岭县安全管理员', 'SECURITY_ADMIN', 'yunling'],
  ['county.audit', '云岭县审计管理员', 'AUDIT_ADMIN', 'yunling'],
  ['county.organiser', '县委组织部组织员', 'ORGANISER', 'yunling'],
  ['qingshi.organiser', '青石镇组织办', 'ORGANISER', 'qingshi'],
  ['lingbei.organiser', '岭背乡组织办', 'ORGANISER', 'lingbei'],
  ['qingshi.secretary', '青石镇党委书记', 'SECRETARY', 'qingshi'],
  ['shuijing.secretary', '水井村党总支书记', 'SECRETARY', 'qingshi-shuijing'],
  ['shangba.secretary', '上坝村党支部书记', 'SECRETARY', 'qingshi-shangba'],
  ['huotang.secretary', '火塘村党支部书记', 'SECRETARY', 'lingbei-huotang'],
  ['yizhong.secretary', '县一中党支部书记', 'SECRETARY', 'yunling-yizhong'],
  ['kuaidi.secretary', '快递行业党支部书记', 'SECRETARY', 'kuaidi'],
  ['county.editor', '县委宣传部编辑', 'EDITOR', 'yunling'],
  ['qingshi.editor', '青石镇信息员', 'EDITOR', 'qingshi'],
  ['county.desk', '县群众诉求受理员', 'DESK', 'yunling'],
  ['qingshi.desk', '青石镇诉求办理员', 'DESK', 'qingshi'],
  ['jiaotong.desk', '县交通运输局诉求办理员', 'DESK', 'jiaotongju'],
  ['shuiwu.desk', '县水务局诉求办理员', 'DESK', 'shuiwuju'],
  ['rensheju.desk', '县人社局诉求办理员', 'DESK', 'rensheju'],
  ['shuijing.member', '水井村党员', 'MEMBER', 'qingshi-shuijing-1'],
  ['yizhong.member', '县一中党员', 'MEMBER', 'yunling-yizhong'],
]
