import type { Page } from '#kernel/page.ts'
import { casePage, petitionBlock } from '#modules/cases/portal.ts'
import { CASE } from './sample-cases.ts'
import { NOW, SLUG } from './sample-site.ts'

const own = { slug: SLUG, number: 'QX2026-0043', token: 't6', key: 'k6', review: '' }
const [above, top] = ['青溪镇便民服务中心', '青溪县信访工作联席会议办公室']

/** A petition as its writer reads it: a review may be asked for, was asked for, may be asked for again (XF-03). */
export const PETITION_PAGES: Readonly<Record<string, Page>> = {
  'case-petition': casePage({
    ...CASE,
    hasPublicPage: false,
    petition: petitionBlock(own, { open: { stage: 'REVIEW', by: above, untilOn: '2026-12-23' }, asked: [] }),
  }),
  'case-petition-reviewed': casePage({
    ...CASE,
    hasPublicPage: false,
    petition: petitionBlock(
      { ...own, review: '没有', error: '请写明为什么不同意，10到500个字。' },
      {
        open: { stage: 'FINAL', by: top, untilOn: '2026-12-23' },
        asked: [{ stage: 'REVIEW', by: above, at: NOW, decidedByOn: '2026-12-23' }],
      },
    ),
  }),
}
