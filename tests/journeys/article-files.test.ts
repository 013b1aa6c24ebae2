import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { wholePng } from '../pictures.ts'
import { findings, openBrowser, openPage, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let organiser: Page
let secretary: Page
let citizen: Page

beforeAll(async () => {
  await plantBodies(db)
  server = await startConsole(db)
  browser = await openBrowser()
  const visitors = new Visitors(browser, server.origin)
  organiser = await visitors.open('organiser', 1440)
  secretary = await visitors.open('secretary', 360)
  citizen = await openPage(browser, 360)
  await organiser.goto(`${server.origin}/console/sites/open?org=${bodies.village.id}`)
  await organiser.getByLabel('办公地址').fill('溪河村便民服务中心')
  await organiser.getByLabel('联系电话').fill('0859-5299012')
  await button(organiser, '开通网站').click()
  await organiser.getByText(/网址：http.*\/o\/[a-z0-9-]+\//).waitFor()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const body = (page: Page) => page.getByRole('textbox', { name: '正文' })
/** Pastes as Word does: addresses of its own machine in the markup, the pictures themselves in the rich text. */
async function pasteFromWord(page: Page, of: { html: string; picture: Buffer }): Promise<void> {
  const digits = (png: Buffer) => png.toString('hex').replace(/.{128}/g, '$&\n')
  // A mark of a list is a picture too, and each picture stands there twice.
  const mark = `{\\*\\listpicture{\\pict\\pngblip ${digits(wholePng({ width: 8, height: 8 }))}}}`
  const picture = `{\\*\\shppict{\\pict{\\*\\picprop}\\picw9\\pngblip\\bliptag7{\\*\\blipuid 0a0b}\n${digits(of.picture)}}}`
  const rtf = `{\\rtf1${mark}${picture}{\\nonshppict{\\pict\\wmetafile8 0100}}}`
  await page.evaluate(
    `(() => {
      const data = new DataTransfer()
      data.setData('text/html', ${JSON.stringify(of.html)})
      data.setData('text/rtf', ${JSON.stringify(rtf)})
      document.querySelector('.lx-rich-field').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`,
  )
}

async function putIn(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '插入图片').click()])
  await chooser.setFiles(file)
}

const wordMarkup = `<html xmlns:v="urn:schemas-microsoft-com:vml"><body><p class=MsoNormal>会议现场：<!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/Temp/image001.png"/></v:shape><![endif]--><![if !vml]><img width=400 height=300 src="file:///C:/Temp/image001.png" alt="IMG_256"><![endif]></p></body></html>`
const widthOf = (page: Page, place: string, at: number) =>
  page.evaluate(`document.querySelectorAll('${place} img')[${at}].naturalWidth`)
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`)

describe('an article with pictures and a list to take along', () => {
  it('is written on a phone: files are named, put in order, and told when they cannot be taken', async () => {
    await secretary.goto(`${server.origin}/console/articles/create`)
    await secretary.getByLabel('标题', { exact: true }).fill('拟表彰对象公示')
    await body(secretary).click()
    await secretary.keyboard.type('名单见附件，有意见请留言。')
    await pasteFromWord(secretary, { html: wordMarkup, picture: wholePng({ width: 400, height: 300 }) })
    await secretary.getByLabel('第 1 张图片的说明').waitFor()
    const picture = { name: '大图.png', mimeType: 'image/png', buffer: wholePng({ width: 3200, height: 2400 }) }
    await putIn(secretary, picture)
    await secretary.getByLabel('第 2 张图片的说明').fill('村口新修的路灯')
    await expect.poll(() => widthOf(secretary, '.lx-rich-field', 0)).toBe(400)
    const drawing = {
      name: '图.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    }
    await putIn(secretary, drawing)
    await secretary.getByText('有 1 张图片没能带过来').waitFor()
    const files = secretary.locator('input[type=file]').last()
    const mimeType = 'application/pdf'
    await files.setInputFiles([
      { name: '公示名单.pdf', mimeType, buffer: pdf('名单') },
      { name: '评选办法.pdf', mimeType, buffer: pdf('办法') },
      { name: '脚本.pdf', mimeType, buffer: pdf('<</S /JavaScript /JS (x)>>') },
    ])
    await secretary.getByText(/脚本\.pdf：这个 PDF 里有会自动运行的脚本/).waitFor()
    await secretary.getByLabel('附件名称：评选办法.pdf').waitFor()
    await secretary.getByLabel('附件名称：公示名单.pdf').fill('拟表彰对象名单')
    await secretary.getByRole('button', { name: '把 评选办法.pdf 上移' }).click()
    expect(await findings(secretary)).toEqual([])
    await button(secretary, '保存并提交审核').click()
    await secretary.getByText('有1张图片还没有说明').first().waitFor()
    await secretary.getByLabel('第 1 张图片的说明').fill('屋场会上村民在提意见')
    await button(secretary, '保存并提交审核').click()
    await button(secretary, '拟表彰对象名单.pdf').waitFor()
    expect(await findings(secretary)).toEqual([])
  })

  it('is read with its files by the one who publishes it, and by nobody before', async () => {
    await organiser.goto(secretary.url())
    await organiser.getByAltText('屋场会上村民在提意见').waitFor()
    await expect.poll(() => widthOf(organiser, '.lx-rich-text', 0)).toBe(400)
    const src = await organiser.getByAltText('屋场会上村民在提意见').getAttribute('src')
    expect((await citizen.request.get(`${server.origin}${src}`)).status()).toBe(401)
    const download = organiser.waitForEvent('download')
    await button(organiser, '拟表彰对象名单.pdf').click()
    expect((await readFile(await (await download).path())).equals(pdf('名单'))).toBe(true)
    expect(await findings(organiser)).toEqual([])
    await button(organiser, '发布').click()
    await inDialog(organiser, '发布').click()
    const address = await organiser.getByRole('link', { name: '打开公开页面' }).getAttribute('href')
    await citizen.goto(`${server.origin}${address}`)
  })

  it('is opened on a phone by anybody, who takes the list along under its name', async () => {
    await citizen.getByRole('heading', { name: '附件', exact: true }).waitFor()
    const names = await citizen.locator('.attachments li').allInnerTexts()
    expect(names.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^评选办法\.pdf PDF 文件，1 千字节（KB）$/),
      expect.stringMatching(/^拟表彰对象名单\.pdf PDF 文件，1 千字节（KB）$/),
    ])
    await citizen.getByAltText('村口新修的路灯').scrollIntoViewIfNeeded()
    await expect.poll(() => widthOf(citizen, '.text', 1)).toBe(1600)
    expect(await widthOf(citizen, '.text', 0)).toBe(400)
    const shown = await citizen.evaluate(
      `[...document.querySelectorAll('.text img')].map(({ alt, width, attributes }) =>
        [alt, attributes.width.value, attributes.height.value, attributes.loading.value, width <= innerWidth])`,
    )
    expect(shown).toEqual([
      ['屋场会上村民在提意见', '400', '300', 'lazy', true],
      ['村口新修的路灯', '1600', '1200', 'lazy', true],
    ])
    expect(await findings(citizen)).toEqual([])
    const download = citizen.waitForEvent('download')
    await citizen.getByRole('link', { name: '拟表彰对象名单.pdf' }).click()
    const taken = await download
    expect(taken.suggestedFilename()).toBe('拟表彰对象名单.pdf')
    expect((await readFile(await taken.path())).equals(pdf('名单'))).toBe(true)
  })

  it('is sent on by its address, and checked by anybody against its digest', async () => {
    await citizen.getByRole('heading', { name: '分享这篇内容' }).waitFor()
    const digest = (await citizen.locator('.hash code').textContent()) ?? ''
    await citizen.getByRole('link', { name: '核对', exact: true }).click()
    await citizen.getByText('一致：现在的标题').waitFor()
    await citizen.getByLabel('您记下的校验码').fill(digest)
    await button(citizen, '比一比').click()
    await citizen.getByText('一样：现在的内容就是您当时看到的那一版').waitFor()
    expect(await findings(citizen)).toEqual([])
  })
})
