import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cleanRichText } from '#kernel/rich-text.ts'
import { openStories, type Stories } from './stories.ts'

let stories: Stories
let page: Page

beforeAll(async () => {
  stories = await openStories()
  page = stories.page
})

afterAll(() => stories?.close())

beforeEach(async () => {
  await stories.show('text')
  await page.getByRole('textbox').getByText('办什么事').waitFor()
  await page.getByRole('textbox').click()
  await empty()
})

/** Takes all text out and waits until the form knows; the browser may leave an empty table or list behind. */
async function empty(): Promise<void> {
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await page.waitForFunction(`!/\\p{Script=Han}/u.test(document.querySelector('pre').dataset.markup ?? '')`)
}

const markup = () => page.locator('pre').getAttribute('data-markup')

/** Pastes as a person does: the clipboard holds this markup, or this text. */
async function paste(type: 'text/html' | 'text/plain', content: string): Promise<string | null> {
  const before = await markup()
  await page.evaluate(
    `(() => {
      const data = new DataTransfer()
      data.setData(${JSON.stringify(type)}, ${JSON.stringify(content)})
      document.querySelector('[role=textbox]').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`,
  )
  await page.waitForFunction(`(document.querySelector('pre').dataset.markup ?? '') !== ${JSON.stringify(before ?? '')}`)
  return markup()
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
  <!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US
  style='font-size:16.0pt;font-family:仿宋_GB2312'>2026</span><span style='font-size:16.0pt'>年<b>第三季度</b><o:p></o:p></span></p>
  <p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><span style='font-family:Wingdings;mso-list:Ignore'>l<span> </span></span>路灯</p>
  <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>l </span>水管</p>
  <table class=MsoTableGrid border=1><col width=64><tr><td width=64><p class=MsoNormal align=center style='text-align:center'>姓名</p></td>
  <td colspan=2><p class=MsoNormal>职务</p></td></tr></table><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`

describe('what is pasted', () => {
  it('from Word keeps paragraphs, indents, bold, lists and tables, and nothing of Word’s own', async () => {
    expect(await paste('text/html', word)).toBe(
      '<p class="indent">2026年<strong>第三季度</strong></p><ul><li>路灯</li><li>水管</li></ul>' +
        '<table><tbody><tr><td>姓名</td><td colspan="2">职务</td></tr></tbody></table>',
    )
  })

  it('from Google Docs is not bold because of its frame', async () => {
    const docs = `<b style="font-weight:normal" id="docs-internal"><p dir="ltr"><span style="font-weight:700">标题</span><span>正文</span></p></b>`
    expect(await paste('text/html', docs)).toBe('<p><strong>标题</strong>正文</p>')
  })

  it('as plain text becomes a paragraph for each line that says something', async () => {
    expect(await paste('text/plain', '第一段 <b>\n\n  第二段  \n')).toBe('<p>第一段 &lt;b&gt;</p><p>第二段</p>')
  })

  it('has headings without gaps, and links only where they may lead', async () => {
    const page = `<h1>大标题</h1><h4>小标题</h4><p><a href="https://example.org/a" onclick="x()">好</a><a href="javascript:alert(1)">坏</a></p>`
    expect(await paste('text/html', page)).toBe(
      '<h2>大标题</h2><h3>小标题</h3><p><a href="https://example.org/a" rel="noopener">好</a>坏</p>',
    )
  })

  it('loses pictures from elsewhere, and keeps those of this site', async () => {
    expect(
      await paste('text/html', '<p>图<img src="https://example.org/x.png"><img src="/files/1" alt="合影"></p>'),
    ).toBe('<p>图<img src="/files/1" alt="合影" loading="lazy" /></p>')
  })

  it('runs nothing, and comes out as the server keeps it', async () => {
    const alarms: string[] = []
    page.on('dialog', (dialog) => {
      alarms.push(dialog.message())
      void dialog.dismiss()
    })
    const hostile = [
      '<img src=x onerror=alert(1)>字',
      '<svg onload=alert(1)></svg><p>字</p>',
      '<p>字<script>alert(1)</script></p>',
      '<p onmouseover=alert(1) style="background:url(javascript:alert(1))">字</p>',
      '<a href="JaVa\tscript:alert(1)">字</a>',
      '<a href="//evil.example/">字</a><a href="/\\evil.example">字</a>',
      '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>字',
      '<p>字</p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      '<form><input autofocus onfocus=alert(1)>字</form>',
      '<table><tr><td>字<ul><li>一<p>二</p></li></ul></td></tr></table>散字<h3>题</h3><div>字<div>字</div></div>',
      '<blockquote><p>字</p>字</blockquote><figure><img src="/files/2"><figcaption>说明</figcaption></figure>',
      '<ol start=3><li><b>字</b> &amp; "字"</li>散</ol><p align=right>落款<br>日期</p>',
    ]
    for (const [at, one] of hostile.entries()) {
      await empty()
      const cleaned = (await paste('text/html', one)) ?? ''
      expect(cleaned, `${at}`).toMatch(/字/)
      expect(cleaned, `${at}`).toBe(cleanRichText(cleaned))
    }
    expect(alarms).toEqual([])
  })
})

describe('what is typed', () => {
  it('is added to what was kept, and nothing of that is lost', async () => {
    await page.reload()
    await page.getByRole('textbox').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('带身份证。')
    await expect.poll(markup).toBe('<h2>办什么事</h2><p>转接<strong>组织关系</strong>。带身份证。</p>')
  })

  it('gets headings, bold and lists by keyboard alone', async () => {
    await page.keyboard.type('通知')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(markup).toBe('<h2>通知</h2>')
    await page.getByRole('textbox').focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+B')
    await page.keyboard.type('今晚')
    await page.keyboard.press('Control+B')
    await page.keyboard.type('停水')
    await expect.poll(markup).toBe('<h2>通知</h2><p><strong>今晚</strong>停水</p>')
    await page.keyboard.press('Shift+Tab')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(markup).toBe('<h2>通知</h2><ul><li><strong>今晚</strong>停水</li></ul>')
  })

  it('gets a link to an address that can be opened, and to no other', async () => {
    await page.keyboard.type('见网站')
    await page.keyboard.press('Control+A')
    await page.getByRole('button', { name: '插入链接' }).click()
    await page.getByLabel('网址').fill('www')
    await page.getByRole('dialog').getByRole('button', { name: '插入链接' }).click()
    await page.getByText('这不是能打开的网址').waitFor()
    await page.getByLabel('网址').fill('https://example.org/')
    await page.getByRole('dialog').getByRole('button', { name: '插入链接' }).click()
    await expect.poll(markup).toBe('<p><a href="https://example.org/" rel="noopener">见网站</a></p>')
  })

  it('gets a table that grows and shrinks', async () => {
    await page.getByRole('button', { name: '插入表格' }).click()
    await page.getByRole('textbox').locator('td').first().click()
    await page.keyboard.type('张')
    await page.getByRole('button', { name: '加一行' }).click()
    await page.getByRole('button', { name: '删这一列' }).click()
    expect(await page.getByRole('textbox').locator('tr').count()).toBe(4)
    expect(await page.getByRole('textbox').locator('th').count()).toBe(2)
  })
})
