import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { completeIdNumber } from '#modules/people/rules.ts'
import { submitAbout } from '../cases.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { type PlantedMember, plantMembers } from '../members.ts'
import { type TreeOrg, writeTree } from '../trees.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let visitors: Visitors
let page: Page
let member: PlantedMember

beforeAll(async () => {
  await plantBodies(db)
  const members = await plantMembers(db.owner, [bodies.village], { members: 25, names: ['张三丰'] })
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

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })

/** Somebody comes to a page of the console, in a window of this width. */
const visit = async (login: string, path = '', width = 1440) => {
  page = await visitors.open(login, width, path)
}

const auditOf = async (deed: string) =>
  (await db.owner.query('select 1 from audit.entry where act = $1', [deed])).rowCount

describe('the roster', () => {
  it('leads from the list by pinyin to a masked card, which opens a number for a reason and records it', async () => {
    await visit('organiser', 'members?q=zsf')
    await page.getByRole('link', { name: member.name }).click()
    await page.getByRole('heading', { level: 1, name: member.name }).waitFor()
    expect(await page.content()).not.toContain(member.idNumber)
    await button('查看公民身份号码').click()
    await page.getByLabel('核对信息').check()
    await inDialog('查看公民身份号码').click()
    await page.getByText(member.idNumber).waitFor()
    expect(await page.getByText(/秒后隐藏/).isVisible()).toBe(true)
    expect(await auditOf('members.revealed')).toBe(1)
    expect(await findings(page)).toEqual([])
  })

  it('takes a photo, made small before it leaves the machine, and opens it for a reason', async () => {
    await visit('organiser', `members/${member.id}`, 360)
    await page.getByText('没有（不是必须的）').waitFor()
    await button('放照片').click()
    // As a telephone takes it: large, and in another form than the one that is kept.
    const drawn: string = await page.evaluate(`(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 4000 })
      canvas.getContext('2d').fillRect(900, 800, 1200, 1600)
      return canvas.toDataURL('image/png').split(',')[1]
    })()`)
    const chosen = page.getByRole('dialog').locator('input[type=file]')
    await chosen.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await page.getByText('这个文件不是浏览器能打开的图片').waitFor()
    await chosen.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') })
    await page.getByAltText('选好的照片，保存后就是这样').waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByLabel('理由').fill('本人提供新证件照')
    await inDialog('放照片').click()
    await page.getByText('有一张').waitFor()
    await button('查看照片').click()
    await page.getByLabel('核对信息').check()
    await inDialog('查看照片').click()
    const shown = page.getByAltText(`${member.name}的照片`)
    await shown.waitFor()
    const size = await page.evaluate(
      "(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])(document.querySelector('.lx-photo'))",
    )
    expect(size).toEqual([480, 640])
    expect(await findings(page)).toEqual([])
  })

  it('keeps filters in the address, and the back button brings them back', async () => {
    await visit('organiser', 'members')
    await page.getByText('共 25 项').waitFor()
    await button('预备党员').click()
    await page.waitForURL(/category=PROBATIONARY/)
    // The address is there before the page is: a second press before that would be the first one again.
    await page.getByRole('button', { name: '预备党员', pressed: true }).click()
    await page.getByText('共 25 项').waitFor()
    await page.goBack()
    await page.waitForURL(/category=PROBATIONARY/)
    expect(await button('预备党员').getAttribute('aria-pressed')).toBe('true')
  })

  it('tells who changed a record meanwhile and keeps what was typed', async () => {
    await visit('organiser', `members/${member.id}/edit`)
    const first = page
    await first.getByLabel('毕业院校').fill('云岭一中')
    await first.getByLabel('为什么更正').fill('本人提供毕业证')
    await visit('secretary', `members/${member.id}/edit`)
    await page.getByLabel('籍贯').fill('云岭县')
    await page.getByLabel('为什么更正').fill('对照档案')
    await button('保存更正').click()
    await page.getByText('已保存 1 项更正。').waitFor()
    await page.close()
    page = first
    await button('保存更正').click()
    await page.getByText('溪河村书记（刚刚）修改了 1 个字段').waitFor()
    expect(await page.getByLabel('毕业院校').inputValue()).toBe('云岭一中')
    await button('保存更正').click()
    await page.getByText('已保存 1 项更正。').waitFor()
    await page.getByRole('tab', { name: '变更记录' }).click()
    await page.getByText('籍贯：空 → 云岭县').waitFor()
    expect(await page.getByText('毕业院校：空 → 云岭一中').isVisible()).toBe(true)
  })
})

describe('a Party group', () => {
  const group: TreeOrg = {
    ...{ id: '00000000-0000-7000-8000-0000000000b7', path: '/1/1/1/7/', parentId: bodies.village.id, code: '529904' },
    ...{ name: '河东党小组', type: 'PARTY_GROUP', depth: 4 },
  }

  it('that was chosen in the tree stands in the form with its branch, and the member is entered there (ORG-05)', async () => {
    await writeTree(db.owner, [group])
    await visit('organiser', `members?org=${group.id}`)
    await button('登记党员').click()
    await page.getByRole('heading', { level: 1, name: '登记党员' }).waitFor()
    await page.locator('.ant-select', { hasText: bodies.village.name }).waitFor()
    await page.locator('.ant-select', { hasText: group.name }).waitFor()
    await page.getByLabel('姓名').fill('田小苗')
    await page.getByLabel('公民身份号码').fill(String(completeIdNumber('52990119910101004')))
    await page.getByRole('textbox', { name: '* 入党日期', exact: true }).fill('2015-7-1')
    await button('登记党员').click()
    await page.getByRole('heading', { level: 1, name: '田小苗' }).waitFor()
    const { rows } = await db.owner.query(`select org_id, group_id from members.member where name = '田小苗'`)
    expect(rows).toEqual([{ org_id: bodies.village.id, group_id: group.id }])
  })
})

describe('a form that is not finished (UX-CS5)', () => {
  it('is kept within ten seconds, offered on another device, and forgotten when it is not wanted', async () => {
    await visit('organiser', 'members/enter')
    await page.getByLabel('姓名').fill('欧阳田')
    await page.getByText('已自动暂存').waitFor({ timeout: 15_000 })
    await page.context().close()
    await visit('organiser', 'members/enter', 360)
    await page.getByText('上次填到一半没有提交的内容还在').waitFor()
    expect(await page.getByLabel('姓名').inputValue()).toBe('')
    expect(await findings(page)).toEqual([])
    await button('接着填').click()
    expect(await page.getByLabel('姓名').inputValue()).toBe('欧阳田')
    await page.reload()
    await button('不要了').click()
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(500)
    expect(await button('接着填').count()).toBe(0)
  })
})

describe('a roster file', () => {
  it('is checked, its wrong row named in words, its right rows taken in and taken back', async () => {
    const row = (name: string, idNumber: string) => `${name},${idNumber},2005-7-1,正式党员,${bodies.village.code}`
    const right = [completeIdNumber('52990119800101001'), completeIdNumber('52990119810202002')]
    const text = ['姓名,公民身份号码,入党日期,人员类别,所在党支部代码']
      .concat(row('罗一', String(right[0])), row('罗二', String(right[1])), row('罗三', '529901198202020030'))
      .join('\n')
    await visit('organiser', 'members/imports')
    const file = { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('第 4 行“公民身份号码”').waitFor()
    expect(await findings(page)).toEqual([])
    await button('导入正确的行').click()
    await inDialog('导入正确的行').click()
    await button('撤销这次导入').waitFor()
    const imported = page.url()
    await page.goto(`${server.origin}/console/members?q=罗`)
    await page.getByText('共 2 项').waitFor()
    await page.goto(imported)
    await button('撤销这次导入').click()
    await page.getByLabel('为什么撤销').fill('传错了文件')
    await inDialog('撤销这次导入').click()
    await page.getByText('已撤销：移除 2 名').waitFor()
  })
})

describe('a citizen’s case', () => {
  it('is answered on a phone in three taps from the first page, and the next one is a tap away', async () => {
    await visit('secretary', '', 360)
    await page.getByRole('link', { name: '村口路灯什么时候能修好' }).click()
    await button('受理').click()
    // Too short to be advised about while its writer pauses: it is the press that asks.
    await page.locator('textarea:focus').fill('您的留言已收悉，谢谢。')
    await button('发送答复').click()
    await page.getByText('只说收悉或转办，没有答复内容。').waitFor()
    expect(await auditOf('cases.replied')).toBe(0)
    expect(await findings(page)).toEqual([])
    await page.getByLabel('写答复').fill('感谢您的反映。三盏路灯明天上午修好，有问题请到村委会找我们。')
    expect(await findings(page)).toEqual([])
    await button('发送答复').click()
    await page.getByText('已办：发送答复').waitFor()
    expect(await page.getByRole('list', { name: '留言和答复' }).textContent()).toContain('明天上午修好')
    await page.getByRole('link', { name: '下一件：水渠堵了没有人管' }).click()
    await page.getByRole('heading', { level: 1, name: '水渠堵了没有人管' }).waitFor()
    expect(await auditOf('cases.replied')).toBe(1)
  })

  it('has a list of classes whose wrong lines are told once, at the field, and nothing typed is lost', async () => {
    await visit('organiser', 'class-list', 360)
    await button('写本单位的分类表').click()
    const lines = page.getByRole('dialog').getByRole('textbox')
    await lines.fill(',没有一级')
    await inDialog('写本单位的分类表').click()
    await page.getByText('第1行缺一级分类').first().waitFor()
    expect(await page.getByText('第1行缺一级分类').count()).toBe(1)
    expect(await lines.inputValue()).toBe(',没有一级')
    expect(await findings(page)).toEqual([])
  })

  it('never shows a way to reach its writer', async () => {
    await submitAbout(db, bodies.village, { title: '想问一下医保怎么交', phone: '13800000000' })
    await visit('secretary', 'cases?q=医保')
    await page.getByRole('link', { name: '想问一下医保怎么交' }).click()
    await page.getByRole('heading', { level: 2, name: '办理过程' }).waitFor()
    expect(await page.content()).not.toMatch(/1380|王女士/)
    expect(await findings(page)).toEqual([])
  })
})

describe('the own organisation on one page', () => {
  it('says on a phone what is due, who leads, the members and the open messages, and prints to one sheet', async () => {
    await visit('secretary', 'own', 360)
    for (const name of ['等我办的', '我的组织', '需要留意的情况', '班子任职', '没办结的留言', '网站最近发的'])
      await page.getByRole('heading', { level: 2, name }).waitFor()
    await page.getByRole('link', { name: '水渠堵了没有人管' }).last().waitFor()
    expect(await findings(page)).toEqual([])
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
    expect(sheets).toHaveLength(1)
  })
})

describe('what is printed', () => {
  it('bears on every page who printed it, in which post and when, and the screen does not (T05)', async () => {
    await visit('secretary', 'cases?q=水渠')
    const mark = page.locator('.print-mark')
    const ways = [
      'cases?q=水渠',
      'members',
      'own',
      (await page.getByRole('link', { name: '水渠堵了没有人管' }).getAttribute('href')) ?? '',
    ]
    for (const way of ways.map((path) => path.replace(/^\/console\//, ''))) {
      await page.goto(`${server.origin}/console/${way}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await mark.isVisible()).toBe(false)
      await page.emulateMedia({ media: 'print' })
      expect(await mark.isVisible()).toBe(true)
      expect(await mark.textContent()).toMatch(/^打印人：溪河村书记（.+）.* \d{4}年\d{1,2}月\d{1,2}日.*\d{2}:\d{2}$/)
      await page.emulateMedia({ media: null })
    }
  })
})

describe('how one is reminded', () => {
  it('shows the secret address of the calendar once, and takes it back', async () => {
    await visit('secretary', 'reminder', 360)
    await button('生成订阅地址').click()
    const address = page.getByRole('textbox', { name: '日历订阅' })
    await address.waitFor()
    expect(await address.inputValue()).toMatch(/\/calendar\/[\w-]{43}\.ics$/)
    expect(await findings(page)).toEqual([])
    await page.reload()
    await button('停用地址').click()
    expect(await address.count()).toBe(0)
    await inDialog('停用地址').click()
    await button('生成订阅地址').waitFor()
    expect([await auditOf('notices.calendar-made'), await auditOf('notices.calendar-ended')]).toEqual([1, 1])
  })
})

describe('every page of members and cases', () => {
  const pages = [
    '',
    'home',
    'members',
    'members/enter',
    'member-figures',
    'members/imports',
    'cases',
    'reminder',
    'due-below',
    'safety',
  ]
  it.each([
    ['a desk', 1440, false],
    ['a phone', 360, false],
    ['a narrow phone in large text', 320, true],
  ] as const)('is whole and without a finding of axe on %s', { timeout: 90_000 }, async (_, width, isElder) => {
    await visit('organiser', '', width)
    if (isElder) await page.evaluate("localStorage.setItem('console.elder', 'true')")
    for (const path of pages) {
      await page.goto(`${server.origin}/console/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect({ path, found: await findings(page) }).toEqual({ path, found: [] })
    }
  })
})
