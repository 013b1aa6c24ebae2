import { describe, expect, it } from 'vitest'
import { Row } from './row.ts'

const lying = (count: number) => Array.from({ length: count }, (_, at) => ({ path: `m${at}`, at }))
const at = (minutes: number) => new Date(minutes * 60_000)

describe('whose turn it is among the mails', () => {
  it('the oldest and the newest come in turn, so that nobody waits behind a flood', () => {
    expect(new Row().next(lying(5), { now: at(0), most: 9 })).toEqual(['m0', 'm4', 'm1', 'm3', 'm2'])
    expect(new Row().next(lying(10_000), { now: at(0), most: 4 })).toEqual(['m0', 'm9999', 'm1', 'm9998'])
    expect(new Row().next([], { now: at(0), most: 4 })).toEqual([])
  })

  it('who was told to come later is not looked at before, and then after whoever never was', () => {
    const row = new Row()
    row.wait('m0', at(60))
    row.wait('m1', at(30))
    row.wait('m1', at(40))
    expect(row.next(lying(3), { now: at(20), most: 9 })).toEqual(['m2'])
    expect(row.next(lying(3), { now: at(60), most: 9 })).toEqual(['m2', 'm1', 'm0'])
  })

  it('only what could not be read is counted, not who has to wait', () => {
    const row = new Row()
    row.wait('m0', at(10))
    expect(row.fail('m0', at(20))).toBe(1)
    row.wait('m0', at(30))
    expect(row.fail('m0', at(40))).toBe(2)
  })

  it('what lies there no more is forgotten with its tries', () => {
    const row = new Row()
    row.fail('m0', at(60))
    row.next([], { now: at(0), most: 9 })
    expect(row.next(lying(1), { now: at(0), most: 9 })).toEqual(['m0'])
    expect(row.fail('m0', at(60))).toBe(1)
  })
})
