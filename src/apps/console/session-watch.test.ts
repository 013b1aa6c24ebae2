import { describe, expect, it } from 'vitest'
import { CallRefused } from '#kernel/client.ts'
import { createSessionWatch } from './session-watch.ts'

const refusal = (status: number) =>
  new CallRefused({ type: '', status, code: 'x', zh: '不行', en: 'No', requestId: '', fields: [] })

describe('the session watch', () => {
  it('sees to a session that ended, once, and forgets when it is renewed', () => {
    const watch = createSessionWatch()
    let told = 0
    watch.follow(() => told++)
    expect(watch.notice(refusal(401))).toBe(true)
    expect(watch.notice(refusal(401))).toBe(true)
    expect([watch.hasEnded(), told]).toEqual([true, 1])
    watch.renewed()
    expect([watch.hasEnded(), told]).toEqual([false, 2])
  })

  it.each([refusal(403), refusal(0), new TypeError('x')])('leaves every other fault to others', (fault) => {
    const watch = createSessionWatch()
    expect(watch.notice(fault)).toBe(false)
    expect(watch.hasEnded()).toBe(false)
  })
})
