import { expect, it } from 'vitest'
import { fileKindOf } from '#kernel/file-kind.ts'
import { cleanRichText } from '#kernel/rich-text.ts'
import { jpegOf } from '../../../../tests/pictures.ts'
import { attachmentName, isNamedAs, pictureAddress, picturesIn, sha256Of, whyNoPicture } from './kinds.ts'

const pdf = { mediaType: 'application/pdf', endings: ['pdf'] } as const
const id = '0193f2aa-0000-7000-8000-000000000001'
const address = pictureAddress({ id, sha256: sha256Of(Buffer.from('图')), mediaType: 'image/jpeg' })

it.each([
  ['公示名单.pdf', true],
  ['公示名单.PDF', true],
  ['公示名单', true],
  ['公示名单（2026.11）', true],
  ['公示名单.xlsx', false],
  ['公示名单.pdf.exe', false],
])('%s is a name for a PDF: %s', (name, isOne) => {
  expect(isNamedAs(name, pdf)).toBe(isOne)
})

it('an attachment keeps the name it was given, with the ending of what it is', () => {
  expect(attachmentName('拟表彰对象名单', 'application/pdf')).toBe('拟表彰对象名单.pdf')
  expect(attachmentName('名单.pdf', 'application/pdf')).toBe('名单.pdf')
  expect(attachmentName('../名单\u202efdp.exe', 'application/pdf')).toBe('名单fdp.exe.pdf')
})

it('the pictures of a text are those of cleaned markup, with whether they are described', () => {
  const text = cleanRichText(
    `<p>会场<img src="${address}" alt="屋场会现场" width="8" height="6"><img src="${address}" alt=" "></p><img src="/o/qingxi/old.png">`,
  )
  expect(picturesIn(text)).toEqual([
    { file: id, sha256: sha256Of(Buffer.from('图')), hasWords: true },
    { file: id, sha256: sha256Of(Buffer.from('图')), hasWords: false },
  ])
  expect(picturesIn(cleanRichText('<p><img src="/pictures/../api/members" alt=""></p>'))).toEqual([undefined])
})

it.each([
  ['a photo', jpegOf({ width: 1600, height: 1200 }), undefined],
  ['a drawing as SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'publishing.not-a-picture'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'publishing.not-a-picture'],
  ['half a photo', jpegOf({ width: 16, height: 12 }).subarray(0, 60), 'publishing.not-a-picture'],
  ['a photo too heavy', jpegOf({ width: 16, height: 12, bytes: 3 * 1024 * 1024 }), 'publishing.picture-large'],
  ['a photo too large to open', jpegOf({ width: 20_000, height: 20_000 }), 'publishing.picture-large'],
])('%s is judged by its bytes', async (_, bytes, why) => {
  expect(whyNoPicture(bytes, await fileKindOf(bytes))).toBe(why)
})
