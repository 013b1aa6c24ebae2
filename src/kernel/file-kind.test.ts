import { describe, expect, it } from 'vitest'
import { zip } from '../../tests/odd-files.ts'
import { fileKindOf, nameForKind } from './file-kind.ts'

const zipOf = (names: readonly string[]) => zip(names.map((name) => ({ name, bytes: Buffer.from('<x/>') })))
const kindOf = async (bytes: Buffer) => (await fileKindOf(bytes))?.endings[0]
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])

describe('the kind of a file', () => {
  it('is seen by its content', async () => {
    expect(await kindOf(Buffer.from('%PDF-1.7\n'))).toBe('pdf')
    expect(await kindOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBe('jpg')
    expect(await kindOf(png)).toBe('png')
    expect(await kindOf(zipOf(['[Content_Types].xml', 'word/document.xml']))).toBe('docx')
    expect(await kindOf(zipOf(['[Content_Types].xml', 'xl/workbook.xml']))).toBe('xlsx')
    expect(await kindOf(zipOf(['OFD.xml', 'Doc_0/Document.xml']))).toBe('ofd')
  })

  it.each<[string, Buffer]>([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that runs', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page that calls itself a PDF further down', Buffer.from('<script>alert(1)</script>%PDF-1.7')],
    ['a moving picture', Buffer.from('GIF89a/*<svg/onload=alert(1)>*/')],
    ['a program', Buffer.from('MZ\x90\x00')],
    ['text', Buffer.from('同意。')],
    ['nearly a picture', png.subarray(0, 7)],
    ['nothing', Buffer.alloc(0)],
    ['an old paper of an office program', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a packed folder', zipOf(['a.txt'])],
    ['a paper with macros', zipOf(['word/document.xml', 'word/vbaProject.bin'])],
    ['a sheet with macros', zipOf(['xl/workbook.xml', 'xl/vbaProject.bin'])],
    ['a packed file that is cut off', zipOf(['word/document.xml']).subarray(0, 40)],
    ['a packed file that leads out of its folder', zipOf(['../word/document.xml', 'word/document.xml'])],
  ])('is none for %s (T10)', async (_, bytes) => {
    expect(await fileKindOf(bytes)).toBeUndefined()
  })
})

it.each([
  ['批复.pdf', '批复.pdf'],
  ['批复.PDF', '批复.PDF'],
  ['批复.exe', '批复.exe.pdf'],
  ['批复', '批复.pdf'],
  ['../../etc/批复.html', '批复.html.pdf'],
  ['a\u202efdp.exe', 'afdp.exe.pdf'],
  [`${'长'.repeat(200)}.html`, `${'长'.repeat(116)}.pdf`],
])('a name ends as its kind does: %s', (from, to) => {
  expect(nameForKind(from, { mediaType: 'application/pdf', endings: ['pdf'] })).toBe(to)
})
