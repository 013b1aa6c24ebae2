import { type Part, zip } from './odd-files.ts'

/** A file that means harm or is broken, and what may become of it: a refusal by code, or READ when it is harmless. */
export interface HostileFile {
  readonly name: string
  readonly outcomes: readonly string[]
  bytes(): Buffer
}

const text = (of: string) => Buffer.from(of)
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const linked = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const headings = ['姓名', '身份证号', '入党时间', '党员类别']
const rowOf = (number: number, cells: readonly string[]) =>
  `<row r="${number}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
const someRows = `${rowOf(1, headings)}${rowOf(2, ['张三', '529901199003074010', '2012-05-04', '正式'])}`
const sheetOf = (rows: string, before = '') =>
  `${xml}${before}<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`
const workbookOf = (sheets: string, before = '') =>
  `${xml}${before}<workbook ${main} ${linked}><sheets>${sheets}</sheets></workbook>`
const oneSheet = '<sheet name="一" sheetId="1" r:id="rId1"/>'
const relations = (target = 'worksheets/sheet1.xml', more = '') =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="worksheet" Target="${target}"${more}/></Relationships>`

const sheetPart = 'xl/worksheets/sheet1.xml'
interface Book {
  readonly sheet?: string
  readonly strings?: string
  readonly styles?: string
  readonly workbook?: string
  readonly relations?: string
}

/** The parts of a small workbook, any of them replaced. */
export function bookParts(of: Book = {}): Part[] {
  const parts: Part[] = [
    { name: 'xl/workbook.xml', bytes: text(of.workbook ?? workbookOf(oneSheet)) },
    { name: 'xl/_rels/workbook.xml.rels', bytes: text(of.relations ?? relations()) },
    { name: sheetPart, bytes: text(of.sheet ?? sheetOf(someRows)) },
  ]
  if (of.strings) parts.push({ name: 'xl/sharedStrings.xml', bytes: text(of.strings) })
  if (of.styles) parts.push({ name: 'xl/styles.xml', bytes: text(of.styles) })
  return parts
}

const book = (of: Book = {}) => zip(bookParts(of))
const withPart = (...parts: Part[]) => zip([...bookParts(), ...parts])
const lying = (change: Partial<Part>) =>
  zip(bookParts().map((part) => (part.name === sheetPart ? { ...part, ...change } : part)))

const suspicious = ['kernel.sheet-suspicious']
const unreadable = ['kernel.sheet-unreadable']
const refused = [...suspicious, ...unreadable]
const locked = ['kernel.sheet-locked']
const macros = ['kernel.sheet-macros']
const links = ['kernel.sheet-links']
const kind = ['kernel.sheet-kind']
const heavy = ['kernel.sheet-too-heavy', ...suspicious]

const file = (name: string, outcomes: readonly string[], bytes: () => Buffer): HostileFile => ({
  name,
  outcomes,
  bytes,
})

const entities = (count: number) =>
  `<!DOCTYPE x [<!ENTITY a0 "bang">${Array.from({ length: count }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`
const deep = (tag: string, depth: number) => `<${tag}>`.repeat(depth) + `</${tag}>`.repeat(depth)
const words = (count: number, length: number) => {
  let seed = 1
  const word = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed.toString(36).padEnd(length, seed.toString(32)).slice(0, length)
  }
  return Array.from({ length: count }, word)
}
const stringsOf = (entries: readonly string[]) =>
  `${xml}<sst ${main}>${entries.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`

const manyRows = () =>
  Array.from({ length: 15_000 }, (_, i) => rowOf(i + 1, i === 0 ? headings : [`${i}`, 'x'.repeat(500)])).join('')
const mergedBook = (refs: readonly string[], rows = someRows) =>
  book({
    sheet: `<worksheet ${main}><sheetData>${rows}</sheetData><mergeCells>${refs
      .map((ref) => `<mergeCell ref="${ref}"/>`)
      .join('')}</mergeCells></worksheet>`,
  })

const bombs: HostileFile[] = [
  file('a sheet of 60 MB of zeros', suspicious, () => lying({ bytes: Buffer.alloc(60 * 1024 * 1024) })),
  file('sizes forged smaller', suspicious, () => lying({ declared: 100 })),
  file('sizes forged to 4 GB', suspicious, () => lying({ declared: 0xffff_fff0 })),
  file('sizes forged slightly larger', suspicious, () => lying({ declared: 5000 })),
  file('300 parts', suspicious, () =>
    withPart(...Array.from({ length: 300 }, (_, i) => ({ name: `xl/media/${i}`, bytes: text('x') }))),
  ),
  file('a bomb beside a good sheet', suspicious, () =>
    withPart({ name: 'xl/media/image1.bmp', bytes: Buffer.alloc(30 * 1024 * 1024) }),
  ),
  file('1,048,576 empty rows', [...heavy, 'READ'], () =>
    book({
      sheet: sheetOf(
        someRows +
          words(1_048_576, 6)
            .map((w) => `<row x="${w}"/>`)
            .join(''),
      ),
    }),
  ),
  file('a sheet of 329 bytes that claims 17 billion cells', ['READ', 'members.roster-headings'], () =>
    book({
      sheet: `<worksheet ${main}><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
    }),
  ),
  file('16,384 cells in a row', ['READ'], () =>
    book({
      sheet: sheetOf(
        someRows +
          rowOf(
            3,
            Array.from({ length: 16_384 }, () => 'x'),
          ),
      ),
    }),
  ),
  file('70 million characters of shared texts', heavy, () => book({ strings: stringsOf(words(700_000, 100)) })),
  file('2.1 million shared texts', heavy, () => book({ strings: stringsOf(words(2_100_000, 6)) })),
  file('one shared text of 15 MB', ['READ', ...heavy], () =>
    book({ strings: stringsOf([words(2_500_000, 6).join('')]) }),
  ),
  file('one cell of 12 MB', ['READ', ...heavy], () =>
    book({ sheet: sheetOf(someRows + rowOf(3, [words(2_000_000, 6).join('')])) }),
  ),
  file('100,000 merged cells', ['READ'], () =>
    book({
      sheet: `<worksheet ${main}><sheetData>${someRows}</sheetData><mergeCells>${words(100_000, 4)
        .map((w, i) => `<mergeCell ref="A${i}:B${i}" x="${w}"/>`)
        .join('')}</mergeCells></worksheet>`,
    }),
  ),
  file('a million merged cells', suspicious, () =>
    mergedBook(words(1_000_000, 4).map((w, i) => `A${i + 1}:B${i + 1}" x="${w}`)),
  ),
  file('all cells of a sheet merged into one', ['READ'], () => mergedBook(['A2:XFD1048576'], manyRows())),
  file('150,000 merged cells, each over all the others', ['READ'], () =>
    mergedBook(
      words(150_000, 4).map((w, i) => `A${2 + (i % 5000)}:XFD1048576" x="${w}`),
      manyRows(),
    ),
  ),
  file('merged cells that are none', ['READ'], () =>
    mergedBook(['', 'A1', 'B2:A1', 'A0:A9', 'A3:A2', 'AAAA1:AAAA9', 'A9999999999:A99999999999', '$A$1:$A$2', 'A1:A1']),
  ),
  file('a list of merged cells that does not end', unreadable, () =>
    book({ sheet: `<worksheet ${main}><sheetData>${someRows}</sheetData><mergeCells><mergeCell ref="A1:A2"/>` }),
  ),
  file('200,000 styles', ['READ'], () =>
    book({
      styles: `<styleSheet ${main}><cellXfs>${words(200_000, 4)
        .map((w) => `<xf numFmtId="0" x="${w}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    }),
  ),
  file('10,000 sheets', ['READ'], () =>
    book({
      workbook: workbookOf(
        Array.from({ length: 10_000 }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="rId1"/>`).join(''),
      ),
    }),
  ),
]

const markup: HostileFile[] = [
  ...(['sheet', 'strings', 'workbook', 'styles'] as const).map((part) =>
    file(`a thousand million laughs in ${part}`, refused, () => {
      const laughs = entities(9)
      const made = {
        sheet: sheetOf(rowOf(1, ['&a9;', 'b', 'c']), laughs),
        strings: `${xml}${laughs}<sst ${main}><si><t>&a9;</t></si></sst>`,
        workbook: workbookOf(oneSheet, laughs),
        styles: `${xml}${laughs}<styleSheet ${main}/>`,
      }
      return book({ [part]: made[part] })
    }),
  ),
  file('quadratic blow-up', refused, () =>
    book({
      sheet: sheetOf(rowOf(1, ['&a;'.repeat(50_000)]), `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(50_000)}">]>`),
    }),
  ),
  file('an external entity', refused, () =>
    book({ sheet: sheetOf(rowOf(1, ['&e;']), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>') }),
  ),
  file('a parameter entity', refused, () =>
    book({ sheet: sheetOf(someRows, '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1/x"> %e;]>') }),
  ),
  file('an entity nobody declared', refused, () => book({ sheet: sheetOf(rowOf(1, ['&who;'])) })),
  file('100,000 tags deep', refused, () => book({ sheet: sheetOf(`<row>${deep('x', 100_000)}</row>`) })),
  file('shared texts 100,000 tags deep', refused, () => book({ strings: `<sst>${deep('si', 100_000)}</sst>` })),
  file('tags that never close', refused, () => book({ sheet: `<worksheet ${main}><sheetData><row><c>` })),
  file('tags that cross', refused, () => book({ sheet: `<worksheet><sheetData></worksheet></sheetData>` })),
  file('attributes without quotes', refused, () => book({ sheet: '<worksheet a=1><sheetData/></worksheet>' })),
  file('the same attribute twice', refused, () => book({ sheet: '<worksheet a="1" a="2"><sheetData/></worksheet>' })),
  file('bytes that are no UTF-8', refused, () =>
    lying({ bytes: Buffer.concat([text('<worksheet><sheetData><row><c><v>'), Buffer.from([0xff, 0xfe, 0xc0])]) }),
  ),
  file('a sheet in UTF-16', refused, () => lying({ bytes: Buffer.from(`\ufeff${sheetOf(someRows)}`, 'utf16le') })),
  file('zero bytes in the markup', refused, () => book({ sheet: sheetOf(`<row>\u0000</row>`) })),
  file('rows out of their order', suspicious, () =>
    book({ sheet: sheetOf(`${rowOf(5, headings)}${rowOf(2, ['张三'])}`) }),
  ),
  file('the same row twice', suspicious, () => book({ sheet: sheetOf(`${someRows}${rowOf(2, ['李四'])}`) })),
  file('rows with numbers beyond all measure', suspicious, () =>
    book({ sheet: sheetOf(`${someRows}<row r="99999999999"><c r="A1"><v>9</v></c></row><row r="-5"/><row r="x"/>`) }),
  ),
  file('cells at no place', ['READ'], () =>
    book({ sheet: sheetOf(`${someRows}<row r="3"><c r="AAAAAAA1"><v>1</v></c><c r=""><v>2</v></c></row>`) }),
  ),
  file('shared texts that are not there', ['READ'], () =>
    book({
      sheet: sheetOf(`${someRows}<row r="3"><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c></row>`),
    }),
  ),
]

const outside = (name: string) =>
  file(`a part named ${JSON.stringify(name)}`, suspicious, () => withPart({ name, bytes: text('x') }))
const insides: HostileFile[] = [
  file('macros', macros, () => withPart({ name: 'xl/vbaProject.bin', bytes: text('x') })),
  file('macros in another case', macros, () => withPart({ name: 'xl/VBAPROJECT.BIN', bytes: text('x') })),
  file('macro sheets of Excel 4', macros, () => withPart({ name: 'xl/macrosheets/sheet1.xml', bytes: text('<x/>') })),
  file('ActiveX', macros, () => withPart({ name: 'xl/activeX/activeX1.xml', bytes: text('<x/>') })),
  file('an embedded program', links, () => withPart({ name: 'xl/embeddings/oleObject1.bin', bytes: text('MZ') })),
  file('a link to another workbook', links, () =>
    withPart({
      name: 'xl/externalLinks/externalLink1.xml',
      bytes: text('<externalLink><externalBook/></externalLink>'),
    }),
  ),
  file('DDE', links, () =>
    withPart({
      name: 'xl/externalLinks/externalLink1.xml',
      bytes: text('<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'),
    }),
  ),
  file('a connection to a database', links, () => withPart({ name: 'xl/connections.xml', bytes: text('<x/>') })),
  file('a query', links, () => withPart({ name: 'xl/queryTables/queryTable1.xml', bytes: text('<x/>') })),
  file('a part under a password', locked, () => lying({ flags: 1 })),
  file('the sheet twice', suspicious, () => withPart({ name: sheetPart, bytes: text(sheetOf(someRows)) })),
  file('the sheet twice in another case', suspicious, () =>
    withPart({ name: 'xl/Worksheets/SHEET1.xml', bytes: text(sheetOf(someRows)) }),
  ),
  ...['../../etc/passwd', '/etc/passwd', 'C:/windows/x', 'xl\\..\\x'].map(outside),
  file('a broken check sum', suspicious, () => lying({ sum: 0x1234_5678 })),
  file('a sheet outside the file', unreadable, () => book({ relations: relations('../../../etc/passwd') })),
  file('a sheet on the net', unreadable, () =>
    book({ relations: relations('http://127.0.0.1/worksheets/x.xml', ' TargetMode="External"') }),
  ),
  file('a workbook without sheets', unreadable, () => book({ workbook: workbookOf('') })),
  file('a zip of something else', unreadable, () => zip([{ name: 'word/document.xml', bytes: text('<x/>') }])),
  file('a zip inside', ['READ'], () => withPart({ name: 'xl/media/a.zip', bytes: book() })),
  file('a zip with something behind it', [...refused, 'READ'], () => Buffer.concat([book(), Buffer.alloc(70_000, 1)])),
]

const cut = (share: number) =>
  file(`cut off at ${share * 100} %`, refused, () => {
    const whole = book()
    return whole.subarray(0, Math.floor(whole.length * share))
  })
const container = (of: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(of, 'utf16le')])
const others: HostileFile[] = [
  ...[0.1, 0.5, 0.9, 0.99].map(cut),
  file('nothing', ['kernel.sheet-empty'], () => Buffer.alloc(0)),
  file('four bytes of a zip', unreadable, () => Buffer.from('PK\u0003\u0004')),
  file('an .xls', kind, () => container('Workbook')),
  file('an .xlsx under a password', locked, () => container('EncryptedPackage')),
  file('a web page called .xls', kind, () => text('<html><table><tr><td>姓名</td></tr></table></html>')),
  file('a spreadsheet as XML of 2003', kind, () => text('<?xml version="1.0"?><Workbook/>')),
  file('a PDF', [...kind, 'members.roster-headings'], () => text('%PDF-1.7\n%\u00e2\n1 0 obj\u0000')),
  file('a picture', kind, () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  file('texts of two bytes without a mark', kind, () => Buffer.from('姓名,a', 'utf16le')),
  file('a .csv with a line of 5 MB', unreadable, () => text(`姓名,身份证号,入党时间\n"${'x'.repeat(5_000_000)}"`)),
  file('a .csv with a quote that never closes', [...unreadable, 'READ', 'kernel.sheet-empty'], () =>
    text(`${headings.join(',')}\n"${'张三,'.repeat(10_000)}`),
  ),
  file('a .csv with too many rows', ['members.roster-too-large'], () =>
    text(`${headings.join(',')}\n${'张三,529901199003074010,2012-05-04,正式\n'.repeat(20_001)}`),
  ),
  file('a .csv with formulas', ['READ'], () => text(`${headings.join(',')}\n=cmd|'/c calc'!A1,@SUM(1),+1,-1\n`)),
]

/** All of them, made anew at each call of `bytes`. */
export const hostileFiles: readonly HostileFile[] = [...bombs, ...markup, ...insides, ...others]
