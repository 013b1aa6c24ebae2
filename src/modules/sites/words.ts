/** Every sentence this chapter refuses with, by code. */
export const words = {
  'sites.holds-site': {
    zh: '网站{count}个（原网址和文章保留为归档，并指向承接的组织）',
    en: '{count} sites (their addresses and articles stay as an archive that leads on)',
  },
  'sites.slept-with': {
    zh: '{name}已并入{heir}，本站停止更新，内容保留备查。',
    en: '{name} is now part of {heir}; this site is kept as an archive.',
  },
  'sites.slept-alone': {
    zh: '{name}已撤销，本站停止更新，内容保留备查。',
    en: '{name} was dissolved; this site is kept as an archive.',
  },
  'sites.not-found': {
    zh: '没有找到这个网站，也可能它不在您的管理范围内，或者还没有开通。',
    en: 'This site was not found; it may be outside your reach or not opened yet.',
  },
  'sites.not-an-editor': {
    zh: '这件事由本级或上级党组织的组织工作人员、编辑办理，请联系他们。',
    en: 'This is done by the organisation officers or editors of this organisation or of one above; please ask them.',
  },
  'sites.review-for-organisers': {
    zh: '发布前要不要另一个人审核，由组织工作人员决定。请联系他们。',
    en: 'Whether a second person must read before publishing is for the organisation officers to decide; please ask them.',
  },
  'sites.open-already': {
    zh: '这个党组织的网站已经开通，可以直接使用。',
    en: 'The site of this organisation is open already; you can use it.',
  },
  'sites.slug-taken': {
    zh: '这个网址已经有党组织在用，请换一个，或者留空由系统给一个。',
    en: 'Another organisation uses this address. Please choose another or leave it empty.',
  },
  'sites.changed-meanwhile': {
    zh: '您编辑的时候，别人改过这个网站的设置。请刷新后再改。',
    en: 'Somebody changed the settings of this site meanwhile. Please reload and try again.',
  },
  'sites.grey-days': {
    zh: '灰色版面要写起止两个日期，止的日期不早于起的日期。',
    en: 'A grey site needs a first and a last day, in this order.',
  },
  'sites.paused-already': { zh: '这个网站已经停更。', en: 'This site is paused already.' },
  'sites.not-paused': { zh: '这个网站没有停更，不需要恢复。', en: 'This site is not paused.' },
  'sites.successor-not-open': {
    zh: '接着提供信息的党组织还没有开通网站，或者也停更了。请另选一个，或者留空由上级网站接着提供。',
    en: 'The organisation that is to go on has no open site. Please choose another, or none: then the site above goes on.',
  },
  'sites.column-not-found': {
    zh: '没有找到这个栏目，请刷新后再选。',
    en: 'This window was not found; please reload and choose again.',
  },
  'sites.column-name-taken': {
    zh: '本站已有这个名称或网址的栏目，请换一个名称。九个统一栏目的名称不能再用。',
    en: 'The site has a window of this name or address already. The names of the nine common sections cannot be used again.',
  },
  'sites.too-many-columns': {
    zh: '本地栏目最多 {most} 个。请先关闭不用的栏目，栏目少、更新勤，比栏目多、长期空着好。',
    en: 'A site has at most {most} windows of its own. Please close one that is not used.',
  },
} as const
