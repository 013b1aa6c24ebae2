import { zip } from '../odd-files.ts'

// Whoever runs leaves this mark; every way of running is worth a try.
const js = `top.__ran=1;self.__ran=1;alert(1)`
const script = `<script>${js}</script>`
const page = `<!doctype html><html><body onload="${js}">${script}<img src=x onerror="${js}"></body></html>`
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="${js}">${script}</svg>`
const bytes = (...parts: readonly (string | readonly number[] | Buffer)[]) =>
  Buffer.concat(
    parts.map((part) =>
      Buffer.isBuffer(part) ? part : typeof part === 'string' ? Buffer.from(part) : Buffer.from(part),
    ),
  )

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpegMark = [0xff, 0xd8, 0xff]
// A picture whose length field reads as the beginning of a comment of JavaScript.
const jpegScript = bytes(jpegMark, [0xe0, 0x2f, 0x2a], 'JFIF', [0], '*/', `=1;${js};/*`, [0xff, 0xd9], '*/')
const packed = (name: string, text: string, more: readonly string[] = []) =>
  zip([{ name, bytes: Buffer.from(text) }, ...more.map((one) => ({ name: one, bytes: Buffer.from(page) }))])
const pdf = (inside: string) =>
  `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`

/** A file that wants to be something else than it says: how it is called, and what is in it. */
export interface Polyglot {
  readonly name: string
  readonly bytes: Buffer
}
const named = (name: string, content: Buffer): Polyglot => ({ name, bytes: content })

/** Forty-four of them: pages, drawings and programs in the clothes of papers and pictures, and the other way round (T10). */
export const polyglots: readonly Polyglot[] = [
  named('页面.html', bytes(page)),
  named('页面.pdf', bytes(page)),
  named('带标记.html', bytes([0xef, 0xbb, 0xbf], page)),
  named('十六位.html', Buffer.from(`\ufeff${page}`, 'utf16le')),
  named('七位.html', bytes('+ADw-script+AD4-top.__ran=1+ADw-/script+AD4-')),
  named('页面.xhtml', bytes(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`)),
  named('样式.xml', bytes(`<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#"?>${drawing}`)),
  named(
    '变换.xsl',
    bytes(`<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">${script}</xsl:stylesheet>`),
  ),
  named('信.mht', bytes(`MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${page}`)),
  named('图.svg', bytes(drawing)),
  named('图.png', bytes(drawing)),
  named('外部.svg', bytes(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${drawing}`)),
  named('嵌入.svg', bytes(`<svg xmlns="http://www.w3.org/2000/svg"><foreignObject>${page}</foreignObject></svg>`)),
  named('pdf在前.html', bytes('%PDF-1.7\n', page)),
  named('pdf在前.pdf', bytes('%PDF-1.7\n', page)),
  named('pdf在后.pdf', bytes(page, '\n%PDF-1.7')),
  named('会跑.pdf', bytes(pdf(`/OpenAction<</S/JavaScript/JS(${js})>>`))),
  named('链接.pdf', bytes(pdf(`/OpenAction<</S/URI/URI(javascript:${js})>>`))),
  named('脚本.pdf', bytes(`%PDF-1.7/*\n*/;${js}//`)),
  named('图里有页.png', bytes(png, page)),
  named('图里有页.html', bytes(png, page)),
  named('只有开头.png', bytes(pngMark, page)),
  named('只有开头.svg', bytes(pngMark, drawing)),
  named('照片.jpg', bytes(jpegMark, [0xfe, 0, 200], page)),
  named('照片.html', bytes(jpegMark, [0xfe, 0, 200], page)),
  named('照片.js', jpegScript),
  named('照片脚本.jpg', jpegScript),
  named('动图.gif', bytes('GIF89a/*', [0, 0], `*/=1;${js}//`)),
  named('动图.jpg', bytes(`GIF89a=1;${js}`)),
  named('位图.bmp', bytes('BM/*', [0, 0], `*/=1;${js}//`)),
  named('声音.wav', bytes('RIFF=1/*WAVE*/;', js)),
  named('图标.ico', bytes([0, 0, 1, 0], page)),
  named('文件.docx', bytes(packed('word/document.xml', page))),
  named('文件.html', bytes(packed('word/document.xml', page, ['index.html']))),
  named('页在前.docx', bytes(page, packed('word/document.xml', '<x/>'))),
  named('页在后.docx', bytes(packed('word/document.xml', '<x/>'), page)),
  named('宏.docx', bytes(packed('word/document.xml', '<x/>', ['word/vbaProject.bin']))),
  named('表.xlsx', bytes(packed('xl/workbook.xml', page, ['xl/externalLinks/externalLink1.xml']))),
  named('公文.ofd', bytes(packed('OFD.xml', page, ['Doc_0/Pages/Page_0/Content.xml']))),
  named('程序.jar', bytes(packed('META-INF/MANIFEST.MF', 'Main-Class: X'))),
  named('应用.hta', bytes(`<hta:application/>${page}`)),
  named('脚本.js', bytes(js)),
  named('快捷方式.url', bytes('[InternetShortcut]\r\nURL=javascript:alert(1)')),
  named('批复\u202efdp.html', bytes('%PDF-1.7\n', page)),
]
