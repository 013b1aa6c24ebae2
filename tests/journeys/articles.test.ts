import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
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
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const body = (page: Page) => page.getByRole('textbox', { name: '正文' })

async function slug(): Promise<string> {
  return (await db.owner.query('select slug from organisations.org where id = $1', [bodies.village.id])).rows[0].slug
}

describe('a site', () => {
  it('is opened in one step and its address shown; its windows tell how fresh they are', async () => {
    await organiser.goto(`${server.origin}/console/sites/open?org=${bodies.village.id}`)
    await organiser.getByLabel('办公地址').fill('溪河村便民服务中心')
    await organiser.getByLabel('联系电话').fill('0859-5299012')
    await button(organiser, '开通网站').click()
    await organiser.getByText(/网址：http.*\/o\/[a-z0-9-]+\//).waitFor()
    expect(await findings(organiser)).toEqual([])
    await organiser.getByRole('link', { name: '补全网站信息' }).click()
    await organiser.getByText('页脚还缺：网站标识码、ICP备案号、公安备案号、技术支持').waitFor()
    await button(organiser, '新增栏目').click()
    await organiser.getByLabel('栏目名称').fill('溪河新事')
    await organiser.getByRole('combobox', { name: '放在哪个统一栏目下' }).press('Enter')
    await organiser.keyboard.press('Enter')
    await organiser.getByLabel('负责人').fill('周禾')
    await inDialog(organiser, '新增栏目').click()
    await organiser.getByText('还没有内容').waitFor()
    expect(await findings(organiser)).toEqual([])
  })
})

describe('an article', () => {
  it('asks for another organisation where the chosen one cannot be read, and does not wait for ever', async () => {
    await organiser.goto(`${server.origin}/console/articles/create?org=${newId()}`)
    await organiser.locator('.ant-select').filter({ hasText: '原来选的已不在列表里，请重选' }).waitFor()
    expect(await findings(organiser)).toEqual([])
  })

  it('shows words and no code where a list is still on its way', async () => {
    const lists = /\/api\/sections(?:\?.*)?$/
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await organiser.route(lists, async (route) => {
      await held
      await route.continue()
    })
    await organiser.goto(`${server.origin}/console/articles/create?org=${bodies.village.id}`)
    const section = organiser.locator('.ant-select', { has: organiser.getByRole('combobox', { name: '统一栏目' }) })
    await section.getByText('正在加载').waitFor()
    const shown = await organiser.locator('main').textContent()
    expect(shown).not.toMatch(/PARTY_AFFAIRS|[0-9a-f]{8}-[0-9a-f]{4}-/)
    letGo()
    await section.getByText('党务公开').waitFor()
    await organiser.unroute(lists)
  })

  it('is written on a phone, published by another person, read at once, and leaves a notice behind', async () => {
    await secretary.goto(`${server.origin}/console/articles/create`)
    await secretary.getByLabel('标题', { exact: true }).fill('村口三盏路灯修好了')
    await body(secretary).click()
    await secretary.keyboard.type('今天上午修好，请大家夜里放心走。')
    expect(await findings(secretary)).toEqual([])
    await button(secretary, '保存并提交审核').click()
    await secretary.getByRole('heading', { level: 1, name: '村口三盏路灯修好了' }).waitFor()
    await secretary.getByText('发布：写稿的人和发布的人不能是同一个人').waitFor()
    expect(await secretary.getByRole('button', { name: /^发布/ }).getAttribute('aria-disabled')).toBe('true')
    expect(await findings(secretary)).toEqual([])

    await organiser.goto(`${server.origin}/console/`)
    await organiser.getByRole('link', { name: '村口三盏路灯修好了' }).click()
    await citizen.goto(`${server.origin}/o/${await slug()}/`)
    expect(await citizen.content()).not.toContain('村口三盏路灯修好了')
    await button(organiser, '发布').click()
    await inDialog(organiser, '发布').click()
    const link = organiser.getByRole('link', { name: '打开公开页面' })
    const address = `${server.origin}${await link.getAttribute('href')}`
    // The front page stands in the page cache. That it is made anew within a second is a test of the server; here a browser loads it.
    await expect
      .poll(async () => (await citizen.reload()) && citizen.content(), { timeout: 10_000, interval: 50 })
      .toContain('村口三盏路灯修好了')
    await citizen.goto(address)
    await citizen.getByText('今天上午修好').waitFor()
    expect(await findings(organiser)).toEqual([])

    await button(organiser, '撤下').click()
    await organiser.getByLabel('为什么撤下').fill('只修好了两盏，核实后再发')
    expect(await findings(organiser)).toEqual([])
    await inDialog(organiser, '撤下').click()
    await organiser.getByText(/^已于.*撤下：只修好了两盏/).waitFor()
    await expect
      .poll(async () => (await citizen.goto(address)) && citizen.content())
      .toContain('只修好了两盏，核实后再发')
    expect(await citizen.content()).not.toContain('今天上午修好')
    expect(await citizen.content()).toContain('村口三盏路灯修好了')
  })

  it('goes back to its writer with the reason, and nothing typed is lost when another saved meanwhile', async () => {
    await secretary.goto(`${server.origin}/console/articles/create`)
    await secretary.getByLabel('标题', { exact: true }).fill('下周停水通知')
    await button(secretary, '保存草稿').click()
    await secretary.getByText('请填写正文。').waitFor()
    await body(secretary).click()
    await secretary.keyboard.type('周三停水。')
    await button(secretary, '保存并提交审核').click()
    await button(secretary, '修改文章').waitFor()

    await organiser.goto(secretary.url())
    await button(organiser, '退回修改').click()
    await organiser.getByLabel('哪里要改').fill('写上几点到几点')
    await inDialog(organiser, '退回修改').click()
    await organiser.getByText('已办：退回修改').waitFor()
    await secretary.reload()
    await secretary.getByText('写上几点到几点').waitFor()

    await button(secretary, '修改文章').click()
    await body(secretary).getByText('周三停水').waitFor()
    await organiser.goto(secretary.url())
    await organiser.getByLabel('副标题').fill('溪河村一组')
    await organiser.keyboard.press('Control+S')
    await organiser.getByText('已保存为第 2 版。').waitFor()
    await body(secretary).click()
    await secretary.keyboard.press('Control+End')
    await secretary.keyboard.type('上午九点到十二点。')
    await button(secretary, '保存草稿').click()
    await secretary.getByText(/青石镇组织办在.*保存了第 2 版/).waitFor()
    expect(await body(secretary).textContent()).toBe('周三停水。上午九点到十二点。')
    expect(await findings(secretary)).toEqual([])
    await button(secretary, '把我的存为新版本').click()
    await secretary.getByText('已保存为第 3 版。').waitFor()
  })

  it('that was left half typed is offered again, and what came meanwhile is not written over (UX-CS5)', async () => {
    const edit = secretary.url()
    secretary.on('dialog', (question) => question.accept())
    await body(secretary).click()
    await secretary.keyboard.press('Control+End')
    await secretary.keyboard.type('请提前储水。')
    await secretary.getByText('已自动暂存').waitFor()
    await organiser.goto(edit)
    await organiser.getByLabel('副标题').fill('溪河村一组、二组')
    await organiser.keyboard.press('Control+S')
    await organiser.getByText('已保存为第 4 版。').waitFor()
    await secretary.goto(edit)
    await secretary.getByText('上次填到一半没有提交的内容还在').waitFor()
    expect(await findings(secretary)).toEqual([])
    await button(secretary, '接着填').click()
    await body(secretary).getByText('请提前储水。').waitFor()
    await button(secretary, '保存草稿').click()
    await secretary.getByText(/青石镇组织办在.*保存了第 4 版/).waitFor()
    await button(secretary, '把我的存为新版本').click()
    await secretary.getByText('已保存为第 5 版。').waitFor()
    await secretary.reload()
    await body(secretary).getByText('请提前储水。').waitFor()
    expect(await button(secretary, '接着填').count()).toBe(0)
  })

  it('is found by state and days in the address, at both widths', async () => {
    for (const page of [organiser, secretary]) {
      await page.goto(`${server.origin}/console/articles?state=WITHDRAWN&from=2026-1-1`)
      await page.getByRole('link', { name: '村口三盏路灯修好了' }).waitFor()
      expect(await page.getByRole('link', { name: '下周停水通知' }).count()).toBe(0)
      expect(await findings(page)).toEqual([])
    }
  })
})
