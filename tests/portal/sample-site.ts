import type { SiteFace, Visit } from '#apps/portal/site-face.ts'
import { casePaths } from '#modules/cases/portal.ts'
import { type LeavingData, publishingPaths } from '#modules/publishing/portal.ts'
import { STANDARD_SECTIONS } from '#modules/sites/portal.ts'

// A made-up town in a division code that is not in use (5299xx).
export const SLUG = 'qingxi'
export const NOW = new Date('2026-11-23T07:30:00Z')

const ORDER = ['gongkai', 'hudong', 'fuwu', 'zuzhi', 'jijian', 'xuanchuan', 'tongzhan', 'wenmi', 'jiaoliu']

export const SITE: SiteFace = {
  slug: SLUG,
  name: '青溪镇党建网',
  organisation: '中国共产党云岭县青溪镇委员会',
  superior: { label: '云岭县党建网', href: '/o/yunling/' },
  sections: ORDER.flatMap((slug) =>
    STANDARD_SECTIONS.filter((section) => section.slug === slug).map((section) => ({
      label: section.title.zh,
      href: slug === 'hudong' ? casePaths.board(SLUG) : publishingPaths.section(SLUG, slug),
    })),
  ),
  theme: 'red',
  isGrey: false,
  footer: {
    hostedBy: '中共青溪镇委员会',
    address: '云岭县青溪镇溪口路 1 号',
    phone: '0000-5299012',
    siteCode: '5299010001',
    icpNumber: '某ICP备00000000号',
    policeNumber: '某公网安备 52990102000001号',
    support: '云岭县党建信息中心',
  },
}

export const VISIT: Visit = {
  now: NOW,
  origin: 'https://dj.example.cn',
  isElder: false,
  script: 'hans',
  links: { elder: '/elder?on=1', standard: '/elder?on=0', script: '?script=hant', signIn: '/console/' },
}

export const ELDER_VISIT: Visit = { ...VISIT, isElder: true }

export const LEAVING: LeavingData = {
  slug: SLUG,
  siteName: SITE.name,
  articleId: '0193e0',
  section: { label: '通知公告', href: publishingPaths.section(SLUG, 'wenmi') },
  title: '关于领取补贴的通知',
  address: 'http://www.example.gov.cn/a?b=1&c=2',
}
