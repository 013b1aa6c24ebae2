/** Sentences of the page of keys for programs. */
export const keyWords = {
  keys: { zh: '接口密钥', en: 'Keys for programs' },
  none: { zh: '还没有接口密钥', en: 'There is no key yet' },
  noneHint: {
    zh: '别的系统要读取党组织、网站等资料的，由系统管理员申请，安全管理员同意。',
    en: 'Where another system is to read organisations or sites, the system administrator asks and the security administrator allows it.',
  },
  ask: { zh: '申请密钥', en: 'Ask for a key' },
  askNote: {
    zh: '每个系统一把。密钥只读，读不到党员、诉求件和任何人的联系方式；由另一位安全管理员同意后，您在这里领取，只显示一次。',
    en: 'One for each system. A key reads only, and never members, cases or anybody’s contact. When the security administrator has allowed it you take it here; it is shown once.',
  },
  name: { zh: '给哪个系统', en: 'For which system' },
  nameHint: {
    zh: '例如：县政务数据平台。审计里用这个名字。',
    en: 'Such as: data platform of the county. The audit uses this name.',
  },
  organisation: { zh: '读取范围（这个党组织和它的下级）', en: 'What it reaches (this organisation and those below)' },
  purpose: { zh: '用途', en: 'What for' },
  purposeHint: {
    zh: '例如：每晚同步党组织名称和隶属关系',
    en: 'Such as: keeps names and places of organisations up to date each night',
  },
  readings: { zh: '可以读取', en: 'May read' },
  lastDay: { zh: '最后一天', en: 'Last day' },
  lastDayHint: { zh: '最长一年，到期自动失效', en: 'A year at most; it stops by itself' },
  reach: { zh: '范围', en: 'Reach' },
  state: { zh: '状态', en: 'State' },
  people: { zh: '申请、同意', en: 'Asked, allowed' },
  acts: { zh: '操作', en: 'Acts' },
  allow: { zh: '同意', en: 'Allow' },
  allowAsk: { zh: '同意这把密钥？', en: 'Allow this key?' },
  allowDetail: {
    zh: '“{name}”在最后一天以前，可以随时读取所列内容；每次读取都记入审计，可以随时作废。',
    en: '“{name}” may read what is listed at any time until the last day; each reading is in the audit, and the key can be ended at any time.',
  },
  refuse: { zh: '不同意', en: 'Do not allow' },
  take: { zh: '领取密钥', en: 'Take the key' },
  end: { zh: '作废', en: 'End' },
  endAsk: { zh: '作废这把密钥？', en: 'End this key?' },
  endDetail: {
    zh: '“{name}”的下一次读取就会被拒绝，不能恢复；还需要的要重新申请。',
    en: 'The next reading of “{name}” is refused. It cannot be undone; who still needs one asks anew.',
  },
  shown: { zh: '接口密钥', en: 'The key' },
  shownHint: {
    zh: '请现在复制，交给对方系统的负责人保存在密码库里。关闭后不再显示；没有记下的，作废后重新申请。请求时写在 Authorization: Bearer 后面。',
    en: 'Copy it now and give it to who runs the other system, to be kept in a vault. It is not shown again; who lost it ends it and asks anew. It stands behind Authorization: Bearer of each request.',
  },
  copy: { zh: '复制密钥', en: 'Copy the key' },
  copied: { zh: '已复制。', en: 'Copied.' },
} as const
