import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './browser.ts'
import { openStories, type Stories } from './stories.ts'

const shown = ['list', 'form', 'detail', 'parts', 'text']
const windows = [
  { name: 'desk', width: 1440, height: 900, more: '' },
  { name: 'phone', width: 360, height: 740, more: '&language=en' },
  { name: 'narrow phone in large text', width: 320, height: 640, more: '&elder' },
]
let stories: Stories
let page: Page

beforeAll(async () => {
  stories = await openStories()
  page = stories.page
})

afterAll(() => stories?.close())

// Each test loads its story anew; what a visit may leave behind is taken away first.
const open = async (story: string, size = { width: 1440, height: 900 }) => {
  await page.setViewportSize(size)
  await stories.show(story)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

describe.each(windows)('on a $name', ({ width, height, more }) => {
  it.each([...shown, ...(width === 360 ? ['list&empty', 'list&fault', 'list&pending', 'detail&pending'] : [])])(
    'axe finds nothing in %s, and nothing is cut off at the side',
    async (story) => {
      await open(`${story}${more}`, { width, height })
      expect(await findings(page)).toEqual([])
    },
  )
})

describe('the form page', () => {
  it('lands on the field that the server found fault with, and submits a double click once', async () => {
    await open('form')
    await page.getByLabel('姓名').fill('石溪')
    await page.getByLabel('成立日期').fill('2026年1月5日')
    await page.getByRole('button', { name: '提交审核' }).dblclick()
    await page.getByText('这位同志已是另一个支部的书记').waitFor()
    await page.waitForTimeout(200)
    expect(await page.evaluate('document.activeElement.id')).toBe('secretary_name')
    expect(await page.getByText('已提交 1 次').count()).toBe(1)
    expect(await page.getByText('清溪镇本月已有一份同名申请').count()).toBe(1)
  })

  it('rewrites a day as it is kept and says when it is none', async () => {
    await open('form')
    const day = page.getByLabel('成立日期')
    await day.fill('20260105')
    await day.blur()
    expect(await day.inputValue()).toBe('2026-01-05')
    await day.fill('开春以后')
    await day.blur()
    await page.getByText('看不懂这个日期').waitFor()
    expect(await day.inputValue()).toBe('开春以后')
  })

  it('names each required field that is empty', async () => {
    await open('form')
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('请填写成立日期。').waitFor()
    await page.getByText('请填写姓名。').waitFor()
    expect(await page.getByText('已提交 0 次').count()).toBe(1)
  })
})

describe('the list page', () => {
  it('keeps what was chosen when the page is turned', async () => {
    await open('list')
    await page.getByRole('checkbox', { name: '选择第 1 项' }).check()
    await page.getByRole('checkbox', { name: '选择第 3 项' }).check()
    await page.getByRole('listitem', { name: '2', exact: true }).click()
    await page.getByRole('cell', { name: '21', exact: true }).waitFor()
    await page.getByText('已选 2 项').waitFor()
  })

  it('asks before a destructive act, and Esc takes the question away', async () => {
    await open('list')
    await page.getByRole('checkbox', { name: '选择第 1 项' }).check()
    await page.getByRole('button', { name: '作废' }).click()
    await page.getByRole('dialog', { name: '作废所选支部？' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('已选 1 项').waitFor()
  })

  it('runs an act over what is chosen, one by one, stops when told, and tries again what was not done (UX-CS8)', async () => {
    await open('list')
    for (const number of [1, 3, 5]) await page.getByRole('checkbox', { name: `选择第 ${number} 项` }).check()
    await page.getByRole('button', { name: '提醒', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '提醒（3项）' })
    await dialog.getByText('这些现在不能办，会跳过').waitFor()
    await dialog.getByText('今天已经提醒过。').waitFor()
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: '提醒（2项）' }).press('Enter')
    await dialog.getByText('办成 1 项，没办成 2 项').waitFor()
    await dialog.getByText('您没有查看这个支部的权限').waitFor()
    expect(await page.evaluate('document.activeElement.className')).toBe('lx-run')
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: '重试没办成的' }).press('Enter')
    await dialog.getByText('办成 2 项，没办成 1 项').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('已选 1 项').waitFor()
    // What was refused before is told again, and nothing is begun.
    await page.getByRole('button', { name: '提醒', exact: true }).click()
    expect(await page.getByRole('button', { name: '提醒（0项）' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '取消', exact: true }).click()

    for (const number of [7, 8, 9]) await page.getByRole('checkbox', { name: `选择第 ${number} 项` }).check()
    await page.getByRole('button', { name: '提醒', exact: true }).click()
    await page.getByRole('button', { name: '提醒（3项）' }).click()
    await page.getByRole('button', { name: '停止办理' }).click()
    await page.getByText('还没有轮到就停了，没有办。').first().waitFor()
    await page.getByRole('button', { name: '关闭', exact: true }).last().click()
    await page.getByText(/已选 [34] 项/).waitFor()
  })

  it('keeps the dialog of a row and what is typed in it when the window becomes as narrow as a phone', async () => {
    await open('list')
    await page.getByRole('button', { name: '更正备注' }).first().click()
    const note = page.getByRole('dialog').getByRole('textbox')
    await note.fill('换届材料已补齐')
    await page.setViewportSize({ width: 360, height: 740 })
    const isNarrow = () => page.evaluate('matchMedia("(max-width: 767.98px)").matches')
    await expect.poll(isNarrow, { timeout: 60_000 }).toBe(true)
    await page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))')
    expect(await note.inputValue()).toBe('换届材料已补齐')
    await page.getByRole('dialog').getByRole('button', { name: '更正备注' }).click()
    await page.locator('.lx-cards').waitFor()
  })

  it('says why a refused act is refused, to eyes and to screen readers', async () => {
    await open('list')
    const refused = page.getByRole('button', { name: '导出名册' })
    await refused.focus()
    await page.getByRole('tooltip', { name: '请先选择范围。' }).waitFor()
    expect(await refused.getAttribute('aria-disabled')).toBe('true')
  })

  it('opens a single root by itself, folds and unfolds by keyboard, and remembers it', async () => {
    await open('list')
    await page.getByText('云栖镇党委').waitFor()
    await page.getByRole('tree').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.getByText('云栖镇党委').waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByText('安和县委').waitFor()
    expect(await page.getByText('云栖镇党委').isVisible()).toBe(false)
    await page.getByRole('tree').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.getByText('云栖镇党委').waitFor()
    await page.reload()
    await page.getByText('云栖镇党委').waitFor()
  })
})

describe('a masked value', () => {
  it('is shown only after a reason was chosen, and hides by itself', async () => {
    await open('detail')
    await page.getByRole('button', { name: '查看身份证号' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '查看身份证号' }).isDisabled()).toBe(true)
    await dialog.getByRole('radio', { name: '核对信息' }).check()
    await dialog.getByRole('button', { name: '查看身份证号' }).click()
    await page.getByText('529901199001010012').waitFor()
    await page.getByText('5299**********0012').waitFor()
    expect(await page.getByText('529901199001010012').count()).toBe(0)
  })
})

describe('what can be taken back for ten seconds (UX-CS10)', () => {
  const isVoid = (what: string) => page.getByText(`现在作废的：${what}`, { exact: true }).waitFor()

  it('comes back by Ctrl+Z one by one, the newest first', async () => {
    await open('parts')
    for (const paper of ['甲', '乙']) await page.getByRole('button', { name: `作废${paper}并可撤销` }).click()
    await isVoid('甲、乙')
    await page.keyboard.press('Control+z')
    await page.getByText('已撤销，恢复原样').waitFor()
    await isVoid('甲')
    await page.keyboard.press('Control+z')
    await isVoid('没有')
  })

  it('stays as it is while Ctrl+Z takes back what is being typed', async () => {
    await open('parts')
    await page.getByRole('button', { name: '作废甲并可撤销' }).click()
    const note = page.getByLabel('备注')
    await note.pressSequentially('路灯')
    await page.keyboard.press('Control+z')
    await expect.poll(() => note.inputValue()).not.toBe('路灯')
    await isVoid('甲')
  })
})

describe('a form over the page', () => {
  it('lets one choose with the pointer', async () => {
    await open('parts')
    await page.getByRole('button', { name: '转办' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('转给谁').click()
    await dialog.locator('.ant-select-item-option-content', { hasText: '李娜' }).click()
    await dialog.getByRole('button', { name: '转办' }).click()
    await page.getByText('已转给李娜').waitFor()
  })

  it('tells at the field of a list what is wrong with one of its words', async () => {
    await open('parts')
    await page.getByRole('button', { name: '写词' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('用来找的词').fill('路灯、灯')
    await dialog.getByRole('button', { name: '写词' }).click()
    await dialog.locator('.ant-form-item-explain-error', { hasText: '至少要写 2 个字' }).waitFor()
    expect(await dialog.getByLabel('用来找的词').inputValue()).toBe('路灯、灯')
  })

  it('has what was typed still there when it was left by mistake', async () => {
    await open('parts')
    await page.getByRole('button', { name: '转办' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('转给谁').click()
    await dialog.locator('.ant-select-item-option-content', { hasText: '李娜' }).click()
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '转办' }).click()
    await dialog.getByRole('button', { name: '转办' }).click()
    await page.getByText('已转给李娜').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '转办' }).click()
    await dialog.getByLabel('转给谁').waitFor()
    expect(await dialog.getByText('李娜').count()).toBe(0)
  })
})
