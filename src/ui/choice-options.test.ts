import { describe, expect, it } from 'vitest'
import { emptyLook, unnamedIn } from './choice-options.tsx'
import type { Sentence } from './sentence.tsx'

const say = ({ zh }: Sentence) => zh
const whenNone = { zh: '先建分类表。', en: 'Write the list first.' }

describe('a list to choose from', () => {
  it('that is on its way says so, in the field, when it is opened and for what is chosen', () => {
    expect(emptyLook(undefined, say)).toEqual({
      ...{ placeholder: '正在加载…', loading: true, notFoundContent: '正在加载…' },
    })
    expect(unnamedIn(undefined)).toBe('LOADING')
  })

  it('that is empty says that there is nothing, and what to do', () => {
    expect(emptyLook([], say)).toEqual({
      placeholder: '没有可以选的',
      notFoundContent: expect.stringContaining('请联系管理员'),
    })
    expect(emptyLook([], say, whenNone).notFoundContent).toBe('先建分类表。')
    expect(unnamedIn([])).toBe('GONE')
  })

  it('that has something says nothing of this', () => {
    expect(emptyLook([1], say, whenNone)).toEqual({ placeholder: '请选择' })
  })
})
