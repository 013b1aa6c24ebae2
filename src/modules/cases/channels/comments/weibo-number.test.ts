import { describe, expect, it } from 'vitest'
import { postNumberIn } from './weibo-number.ts'

describe('the number of a post in what people copy', () => {
  it.each([
    ['4607741009594608', '4607741009594608'],
    ['K3fnuEfZK', '4607741009594608'],
    ['https://weibo.com/1645372340/K3fnuEfZK', '4607741009594608'],
    [' https://weibo.com/1645372340/K3fnuEfZK?from=page_1#comment ', '4607741009594608'],
    ['https://m.weibo.cn/status/4607741009594608/', '4607741009594608'],
    ['https://weibo.com/', undefined],
    ['../oauth2', undefined],
    ['', undefined],
    ['北街的路灯', undefined],
  ])('%s', (written, number) => {
    expect(postNumberIn(written)).toBe(number)
  })
})
