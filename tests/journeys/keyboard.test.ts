import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { completeIdNumber } from '#modules/people/rules.ts'
import { submitAbout } from '../cases.ts'
import { bodies, password, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { type PlantedMember, plantMembers } from '../members.ts'
import { openBrowser, openPage, Visitors } from './browser.ts'
import { Keys } from './keys.ts'

// Some stand behind a hundred stops of the Tab key, each of which is looked at.
const timeout = 300_000
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page
let keys: Keys
let member: PlantedMember

beforeAll(async () => {
  await plantBodies(db)
  const members = await plantMembers(db.owner, [bodies.village], { members: 3, names: ['张三丰'] })
  member = members[0] as PlantedMember
  await submitAbout(db, bodies.village)
  await submitAbout(db, bodies.village, { title: '水渠堵了没有人管' })
  server = await startConsole(db)
  browser = await openBrowser()
  visitors = new Visitors(browser, server.origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(() => page.close())

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = (key: string) => page.keyboard.press(key)
const type = (text: string) => page.keyboard.type(text)

/** In a dialog: types until the list offers it, and takes it with Enter, which a list that is still being filled may not hear. */
const choose = async (text: string, offered: RegExp) => {
  await type(text)
  await page.getByRole('dialog').getByTitle(offered).first().waitFor()
  const lists = page.locator('.ant-select-dropdown:visible')
  const left = async () => {
    if ((await lists.count()) > 0) await press('Enter')
    return lists.count()
  }
  await expect.poll(left, { timeout: 30_000, interval: 500 }).toBe(0)
}

/** Somebody comes to a page of the console, and to its content by the first link of all. */
const visit = async (login: string, path: string) => {
  page = await visitors.open(login, 1440, path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  keys = new Keys(page)
  await keys.skip()
}

const auditOf = async (deed: string) =>
  (await db.owner.query('select 1 from audit.entry where act = $1', [deed])).rowCount

describe('without a mouse (UX-CS13), a secretary', { timeout }, () => {
  it('signs in, skips to the content, opens what waits first, answers it, and signs out', async () => {
    page = await openPage(browser, 1440)
    keys = new Keys(page)
    await page.goto(`${server.origin}/console/`)
    await keys.write('账号', 'secretary')
    await keys.write('密码', password)
    await press('Enter')
    await heading('待办')
    await keys.skip()
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await keys.press('村口路灯什么时候能修好')
    await heading('村口路灯什么时候能修好')
    await keys.press('受理')
    await page.locator('textarea:focus').waitFor()
    await type('感谢您的反映。三盏路灯明天上午修好，有问题请到村委会找我们。')
    await keys.press('发送答复')
    await page.getByText('已办：发送答复').waitFor()
    expect(await auditOf('cases.replied')).toBe(1)
    await keys.press('退出登录')
    await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  })

  it('leaves a dialog by Escape and stands at its button again', async () => {
    await visit('secretary', 'cases?q=水渠')
    await keys.press('水渠堵了没有人管')
    await heading('水渠堵了没有人管')
    await keys.press('受理')
    await page.locator('textarea:focus').waitFor()
    await keys.press('派单')
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => keys.focused(), { timeout: 10_000 }).toBe('派单')
  })

  it('passes a case on to the desk above (派单)', async () => {
    await visit('secretary', 'cases?q=水渠')
    await keys.press('水渠堵了没有人管')
    await heading('水渠堵了没有人管')
    await keys.press('派单')
    await page.getByRole('dialog').waitFor()
    await keys.to('派给哪个单位')
    await choose(bodies.county.name, new RegExp(bodies.county.name))
    await keys.write(/^办理要求/, '水渠归县里管。')
    await keys.press('派单')
    await page.getByText('已办：派单').waitFor()
    expect(await auditOf('cases.assigned')).toBe(1)
  })

  it('changes the language, and comes to where the password is changed', async () => {
    await visit('secretary', '')
    await keys.press('English')
    await page.getByRole('heading', { level: 1, name: 'To do' }).waitFor()
    expect(await keys.focused()).toBe('中文')
    await press('Enter')
    await heading('待办')
    await keys.press('我的')
    await heading('我的')
    await keys.press(/^登录与安全/)
    await heading('登录与安全')
    await keys.press('修改密码')
    await heading('修改密码')
    await keys.to('原密码')
  })
})

describe('without a mouse (UX-CS13), an organiser', { timeout }, () => {
  it('finds a member by pinyin, opens the card, and goes from tab to tab of it', async () => {
    await visit('organiser', 'members')
    await keys.write('姓名、拼音或身份号码', 'zsf')
    await press('Enter')
    await page.waitForURL(/q=zsf/)
    await keys.press(member.name)
    await heading(member.name)
    await keys.to('基本信息')
    await press('ArrowRight')
    expect(await keys.focused()).toBe('组织关系')
    await press('End')
    await page.getByText('登记以来没有改动过。').waitFor()
    expect(await keys.focused()).toBe('变更记录')
  })

  it('enters a member, and is led to the field that is wrong', async () => {
    await visit('organiser', `members/enter?org=${bodies.village.id}`)
    await keys.write('姓名', '田小禾')
    await keys.write('公民身份号码', '529901199001010010')
    await keys.write('入党日期', '2015-7-1')
    await press('Enter')
    await page.locator('.ant-form-item-has-error input:focus').waitFor()
    expect(await keys.focused()).toBe('公民身份号码')
    await press('Control+A')
    await type(String(completeIdNumber('52990119900101001')))
    await press('Enter')
    await heading('田小禾')
  })

  it('corrects a field with its reason', async () => {
    await visit('organiser', `members/${member.id}`)
    await keys.press('更正信息')
    await heading(`更正${member.name}的信息`)
    await keys.write('毕业院校', '云岭一中')
    await keys.write('为什么更正', '本人提供毕业证')
    await keys.press('保存更正')
    await page.getByText('已保存 1 项更正。').waitFor()
  })

  it('filters by the tree and searches in it', async () => {
    await visit('organiser', 'members')
    await page.getByRole('tree').waitFor()
    await page.getByText('溪河村党支部').first().waitFor()
    await keys.to('组织树')
    await press('ArrowDown')
    await press('Space')
    await page.waitForURL(new RegExp(`org=${bodies.village.id}`))
    await keys.write('查找（名称、拼音首字母、代码）', '青石')
    await page.getByRole('list', { name: '查找结果' }).waitFor()
    await keys.press(/^青石镇党委/)
    await page.waitForURL(new RegExp(`org=${bodies.township.id}`))
  })

  it('chooses columns, saves a view, and comes back to the list by Escape', async () => {
    await visit('organiser', 'members?q=zsf')
    await keys.press('列设置')
    await keys.to('手机')
    await press('Space')
    await page.getByRole('columnheader', { name: '手机' }).waitFor({ state: 'detached' })
    await press('Escape')
    await page.getByRole('checkbox', { name: '手机' }).waitFor({ state: 'hidden' })
    // What an older version left in the browser moves to the account before anybody opens his views.
    await page.evaluate(`localStorage.setItem('views.members', '[{"name":"从前的","query":"q=ls"}]')`)
    await visit('organiser', 'members?q=zsf')
    await expect.poll(() => page.evaluate(`localStorage.getItem('views.members')`), { timeout: 5000 }).toBeNull()
    await keys.press('常用视图')
    await page.getByRole('button', { name: '从前的' }).waitFor()
    await keys.write('给现在的条件起个名字', '姓张的')
    await press('Enter')
    await page.getByRole('button', { name: '姓张的' }).waitFor()
    await press('Escape')
    await page.getByRole('button', { name: '姓张的' }).waitFor({ state: 'hidden' })
    // The view is kept with the account: a browser that remembers nothing has it too.
    await page.evaluate('localStorage.clear()')
    await visit('organiser', 'members')
    await keys.press('常用视图')
    await keys.press('姓张的')
    await page.waitForURL(/q=zsf/)
  })

  it('sends a roster file and reads what is wrong with it', async () => {
    await visit('organiser', 'members/imports')
    const row = `罗三,529901198202020030,2005-7-1,正式党员,${bodies.village.code}`
    const text = `姓名,公民身份号码,入党日期,人员类别,所在党支部代码\n${row}`
    const choosing = page.waitForEvent('filechooser')
    await keys.press('选择文件')
    await (await choosing).setFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.getByText('第 2 行“公民身份号码”').waitFor()
  })

  it('writes the list of classes, and decides by the arrow keys what a message is about (D19)', async () => {
    await visit('organiser', 'class-list')
    await keys.press('写本单位的分类表')
    await page.getByRole('dialog').waitFor()
    await keys.to('一行一类')
    await type('城乡建设,街巷设施,路灯')
    await press('Enter')
    await type('城乡建设,街巷设施,井盖')
    await keys.press('写本单位的分类表')
    await page.getByText('已写入，共2类。').waitFor()
    await visit('organiser', 'cases?view=all&q=路灯')
    await keys.press('村口路灯什么时候能修好')
    await heading('村口路灯什么时候能修好')
    await keys.press('选分类')
    await page.getByRole('dialog').waitFor()
    await keys.to('分类')
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await press(key)
    await page.getByTitle('城乡建设 › 街巷设施 › 井盖').waitFor()
    // On a phone nothing of the open levels is cut off.
    await page.setViewportSize({ width: 360, height: 800 })
    await press('ArrowDown')
    const popup = await page.locator('.ant-cascader-dropdown').boundingBox()
    expect(popup && popup.x >= 0 && popup.x + popup.width <= 360).toBe(true)
    await page.setViewportSize({ width: 1440, height: 800 })
    await press('Escape')
    await keys.press('选分类')
    await page.getByText('分类已定：城乡建设 › 街巷设施 › 井盖').first().waitFor()
    expect(await auditOf('cases.classified')).toBe(1)
  })

  it('takes up as a project what many wrote about (D27)', async () => {
    await visit('organiser', 'projects')
    await keys.press('立为项目')
    await page.getByRole('dialog').waitFor()
    await keys.write('题目', '村里路灯常坏')
    await keys.write('群众怎么说，打算怎么办', '路灯坏了没有人修，打算半年内换完。')
    await keys.write('用来数来信的词', '路灯、照明')
    await keys.to('牵头单位')
    await choose('溪河', /溪河村党支部/)
    await keys.write('要在这一天前办成', '2027-6-30')
    await keys.press('立为项目')
    await page.getByRole('link', { name: '村里路灯常坏' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('opens a site and saves a draft for it', async () => {
    await visit('organiser', `sites/open?org=${bodies.township.id}`)
    await keys.write('办公地址', '青石镇便民服务中心')
    await keys.write('联系电话', '0859-5299011')
    await keys.press('开通网站')
    await page.getByText(/网址：http/).waitFor()
    await page.goto(`${server.origin}/console/articles/create`)
    await heading('写文章')
    await keys.skip()
    await keys.write('标题', '镇里修好了水渠')
    await keys.write('正文', '昨天清淤，今天通水。')
    await press('Control+S')
    await page.getByText('已保存为第 1 版。').waitFor()
  })
})
