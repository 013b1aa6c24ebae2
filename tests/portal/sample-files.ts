import type { Page } from '#kernel/page.ts'
import {
  casePage,
  EMPTY_MESSAGE,
  ownEnclosuresBlock,
  ownReplyFilesBlock,
  shownReplyFilesBlock,
  writePage,
} from '#modules/cases/portal.ts'
import { CASE } from './sample-cases.ts'
import { NOW, SITE, SLUG } from './sample-site.ts'

const photo = { id: 'f1', at: NOW, kind: 'image/jpeg', size: 812_000, name: '路口的坑.jpg' } as const
const paper = {
  ...({ id: 'f2', at: NOW, kind: 'application/pdf', size: 96_000 } as const),
  name: '关于青溪镇大石村四组路口至小学路灯线路改造和临时照明安排的情况说明（第二次修改稿）.pdf',
} as const
const erased = { ...photo, id: 'f3', name: null }
const held = { waiting: [photo, paper].map((one) => ({ ...one, digest: one.id })), mark: 'm' }
const own = { slug: SLUG, number: CASE.number, token: 't5', key: 'k5' }

/** The pages of the message board with photos and files: as their writer, everybody and the form have them. */
export const FILE_PAGES: Readonly<Record<string, Page>> = {
  'case-files': casePage({
    ...CASE,
    enclosures: ownEnclosuresBlock({ ...own, isHidden: false }, [photo, paper, erased]),
    replyFiles: ownReplyFilesBlock(own, [photo, paper, erased]),
    author: {
      ...{ token: 't5', key: 'k5', mayRate: true, maySupplement: true, mayReopen: true, reopensAs: 'REOPEN' },
      ...{ mayEraseContact: true, values: { outcome: '', grade: '', reason: '', supplement: '' }, holder: 'k5', held },
    },
  }),
  'case-files-shown': casePage({ ...CASE, replyFiles: shownReplyFilesBlock([photo, paper, erased]) }),
  'write-files': writePage({
    ...{ slug: SLUG, organisation: SITE.organisation, token: 't1', held },
    values: { ...EMPTY_MESSAGE, kind: 'HELP', title: '路灯' },
    errors: { title: '标题只有 2 个字，请写到 5 个字以上。', files: '“页.pdf”没有收下：打不开。' },
  }),
}
