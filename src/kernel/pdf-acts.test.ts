import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { hasMoreThanPages, runsSomething } from './pdf-acts.ts'

const pdf = (text: string | Buffer) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(text), Buffer.from('\n%%EOF')])
const packed = (text: string) =>
  Buffer.concat([
    Buffer.from('7 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>\nstream\r\n'),
    deflateSync(text),
    Buffer.from('\nendstream\nendobj'),
  ])

it.each([
  ['a script', pdf('1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>>>> endobj')],
  ['a script whose name is written in numbers', pdf('1 0 obj <</S /J#61v#61Script>> endobj')],
  ['a program', pdf('1 0 obj <</S /Launch /F (cmd.exe)>> endobj')],
  ['a script in a packed list of objects', pdf(packed('1 0 <</S /JavaScript /JS (x)>>'))],
  ['a list too long to be looked through', pdf(packed(' '.repeat(33 * 1024 * 1024)))],
])('%s is found', (_, bytes) => {
  expect(runsSomething(bytes)).toBe(true)
})

it.each([
  ['a paper', pdf('1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj')],
  ['a packed list of objects', pdf(packed('1 0 <</Type /Page>>'))],
  ['a name that only begins so', pdf('<</LaunchedOn (2026)>>')],
  ['a list that does not unpack', pdf('<</Type /ObjStm>>\nstream\nnothing\nendstream')],
])('%s runs nothing', (_, bytes) => {
  expect(runsSomething(bytes)).toBe(false)
})

it('of a stranger’s paper also another file and a lock are found, and pages are not', () => {
  for (const part of ['/Names<</EmbeddedFiles 3 0 R>>', '/Encrypt 5 0 R', '/Em#62eddedFile', '/S/Launch'])
    expect([hasMoreThanPages(pdf(part)), hasMoreThanPages(pdf(packed(part)))], part).toEqual([true, true])
  for (const part of [
    '/Type/Page',
    '/OpenAction[3 0 R/Fit]',
    '/Encryption',
    '/AcroForm 4 0 R',
    '/Subtype/Link/A<</S/URI>>',
  ])
    expect([hasMoreThanPages(pdf(part)), hasMoreThanPages(pdf(packed(part)))], part).toEqual([false, false])
})
