import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { draftOfProject, draftOfTopic, isSameMatter, proposedEnd } from './rules.ts'

describe('the matter of a topic (decisions 170)', () => {
  it('is known again by half of the words of whichever has more', () => {
    expect(isSameMatter(['路灯', '村口'], ['村口', '路灯', '修理', '晚上'])).toBe(true)
    expect(isSameMatter(['路灯', '村口'], ['村口', '自来水', '停水', '水压'])).toBe(false)
    expect(isSameMatter(['路灯'], ['路灯', '村口', '修理'])).toBe(false)
    expect(isSameMatter(['路灯'], ['自来水'])).toBe(false)
    expect(isSameMatter([], [])).toBe(false)
  })
})

describe('what a form begins with', () => {
  const samples = [
    { caseId: 'a', title: '村口路灯坏了' },
    { caseId: 'b', title: '村口路灯又不亮' },
  ]
  const topic = { name: '村口路灯又不亮', field: '城乡建设', second: '公用设施', samples }
  const none = () => false

  it('is the title of a public message, the one that names the topic before others', () => {
    expect(draftOfTopic(topic, () => true).title).toBe('村口路灯又不亮')
    expect(draftOfTopic(topic, (id) => id === 'a').title).toBe('村口路灯坏了')
  })

  it('is the class where no message is public at this moment, and empty where none is clear', () => {
    expect(draftOfTopic(topic, none).title).toBe('公用设施')
    expect(draftOfTopic({ ...topic, second: null, field: null }, none)).toEqual({ title: '', question: '' })
  })

  it('of a project is what its public page says, cut to what the form takes', () => {
    const { title, question } = draftOfProject({ title: '修路灯', matter: '字'.repeat(1200) })
    expect([title, [...question].length]).toEqual(['修路灯', 1000])
  })

  it('ends in two weeks', () => expect(proposedEnd(toDay('2026-11-29'))).toBe('2026-12-13'))
})
