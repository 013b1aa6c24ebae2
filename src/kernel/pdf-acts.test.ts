import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { lookIntoPdf, pdfPrograms } from './pdf-acts.ts'

const pdf = (...parts: (string | Buffer)[]) =>
  Buffer.concat(['%PDF-1.7\n', ...parts, '\n%%EOF'].map((part) => Buffer.from(part)))
const packed = (text: string, type = '/ObjStm') =>
  Buffer.concat([
    Buffer.from(`7 0 obj\n<</Type ${type} /N 1 /First 4 /Filter /FlateDecode>>\nstream\r\n`),
    deflateSync(text),
    Buffer.from('\nendstream\nendobj\n'),
  ])
const image = (bytes: string) => `5 0 obj <</Subtype /Image>>\nstream\n${bytes}\nendstream endobj\n`
const find = (bytes: Buffer) => lookIntoPdf(bytes, pdfPrograms)

it.each([
  ['a script', pdf('1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>>>> endobj')],
  ['a script whose name is written in numbers', pdf('1 0 obj <</S /J#61v#61Script>> endobj')],
  ['a short name, written in numbers', pdf(image('x'), '1 0 obj <</#4a#53 (x)>> endobj')],
  ['a program', pdf('1 0 obj <</S /Launch /F (cmd.exe)>> endobj')],
  ['a script in a packed list of objects', pdf(packed('1 0 <</S /JavaScript /JS (x)>>'))],
  ['a script in the second list', pdf(packed('1 0 <</Type /Page>>'), image('x'), packed('1 0 <</JS (x)>>'))],
  ['a script in a list whose type is written in numbers', pdf(packed('1 0 <</S /JavaScript>>', '/Obj#53tm'))],
  ['a list in what seems to be a stream', pdf('% stream\n', packed('1 0 <</S /JavaScript>>'), '% endstream\n')],
  ['an object in what seems to be a stream', pdf('% stream\n1 0 obj <</S /JavaScript>> endobj\n% endstream\n')],
])('%s is found', (_, bytes) => {
  expect(find(bytes)).toBe('FOUND')
})

it.each([
  ['a paper', pdf('1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj')],
  ['packed lists of objects', pdf(packed('1 0 <</Type /Page>>'), image('x'), packed('1 0 <</Type /Font>>'))],
  ['a name that only begins so', pdf('<</LaunchedOn (2026) /JSON (x)>>')],
  ['a picture in which a short name stands by chance', pdf(image('\x01/JS \x02'), '1 0 obj <</Type /Page>> endobj')],
])('%s holds nothing that runs', (_, bytes) => {
  expect(find(bytes)).toBe('NOTHING')
})

it.each([
  ['that does not unpack', pdf('<</Type /ObjStm>>\nstream\nnothing\nendstream')],
  ['that is too long', pdf(packed(' '.repeat(33 * 1024 * 1024)))],
  ['of many that are too long together', pdf(...Array(5).fill(packed(' '.repeat(8 * 1024 * 1024))))],
])('a list %s cannot be looked through', (_, bytes) => {
  expect(find(bytes)).toBe('UNREADABLE')
})

// Each of these took minutes or all memory of a reader that believes what it reads.
it.each([
  ['a thousand lists of eight megabytes each', pdf(...Array(900).fill(packed(' '.repeat(8 * 1024 * 1024))))],
  ['a million lists without a stream', pdf('/ObjStm '.repeat(1_000_000))],
  ['a million streams that do not end', pdf('stream\n'.repeat(1_000_000))],
  ['a million lists in one another', pdf('/ObjStm stream\n'.repeat(500_000), deflateSync('x'), 'endstream')],
])('%s are told at once', (_, bytes) => {
  expect(bytes.length).toBeLessThan(10 * 1024 * 1024)
  expect(find(bytes)).not.toBe('FOUND')
})
