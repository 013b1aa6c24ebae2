import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
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
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`)

describe('an article with a list to take along', () => {
  it('is written on a phone: files are named, put in order, and told when they cannot be taken', async () => {
    await secretary.goto(`${server.origin}/console/articles/create`)
    await secretary.getByLabel('标题', { exact: true }).fill('拟表彰对象公示')
    await body(secretary).click()
    await secretary.keyboard.type('名单见附件，有意见请留言。')
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
    await button(secretary, '拟表彰对象名单.pdf').waitFor()
    expect(await findings(secretary)).toEqual([])
  })

  it('is read with its files by the one who publishes it, and by nobody before', async () => {
    await organiser.goto(secretary.url())
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
    expect(await findings(citizen)).toEqual([])
    const download = citizen.waitForEvent('download')
    await citizen.getByRole('link', { name: '拟表彰对象名单.pdf' }).click()
    const taken = await download
    expect(taken.suggestedFilename()).toBe('拟表彰对象名单.pdf')
    expect((await readFile(await taken.path())).equals(pdf('名单'))).toBe(true)
  })
})
