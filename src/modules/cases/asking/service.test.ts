import { beforeAll, describe, expect, test } from 'vitest'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { acceptCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import * as service from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const desk = deskOf(places.qingshi)
const question = '请问灯杆上的编号是多少，方便我们派人去修？'
const reply = '编号是QS-0412，就在我家门口，三单元一楼。'

async function caseOf() {
  const receipt = await submitAbout(db, places.qingshi)
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, desk, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  return { ...receipt, caseId }
}

const ask = (caseId: string, by = desk) => act(db.app, by, (ctx) => service.askWriter(ctx, { caseId, text: question }))
const asked = (caseId: string, by = desk) => look(db.app, by, (ctx) => service.listQuestions(ctx, { caseId }))
const follow = ({ number, code }: { number: string; code: string }) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }))
const answer = async (one: { number: string; code: string }, text = reply) => {
  const { author } = await follow(one)
  const [own] = (await asCitizen(db, 'read', (ctx) => service.listOwnQuestions(ctx, author))).slice(-1)
  return asCitizen(db, 'write', (ctx) =>
    service.answerQuestion(ctx, { token: author.token, questionId: own?.id ?? '', text }),
  )
}

describe('asking the writer (D23)', () => {
  test('goes by number and code: the desk reads the answer and learns nothing of who it is', async () => {
    const one = await caseOf()
    await ask(one.caseId)
    await answer(one)
    expect((await asked(one.caseId)).questions).toMatchObject([{ text: question, answer: reply, byName: '青石镇党委' }])
  })

  test('is not public, also on a public case: neither question nor answer, only that there was one', async () => {
    const one = await caseOf()
    await ask(one.caseId)
    await answer(one)
    const shown = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number: one.number }))
    expect(shown.events.map(({ what }) => what)).toContain('请留言人补充情况（问答不公开）')
    expect(JSON.stringify(shown)).not.toMatch(/QS-0412|灯杆上的编号/)
    const portal = db.portal.read({ ...desk, kind: 'citizen' }, (tx) =>
      tx.rows({ sql: 'select text from cases.question', parameters: [] } as never),
    )
    await expect(portal).rejects.toThrow('permission denied')
  })

  test('is one question at a time, while the case is not finished, by who handles it', async () => {
    const one = await caseOf()
    await ask(one.caseId)
    await expect(ask(one.caseId)).rejects.toMatchObject({ code: 'cases.question-open' })
    expect((await asked(one.caseId)).can).toEqual({ askWriter: 'cases.question-open' })
    await answer(one)
    await expect(ask(one.caseId)).resolves.toBeDefined()
    await expect(ask(one.caseId, deskOf(places.baiyun))).rejects.toMatchObject({ kind: 'missing' })
    await expect(ask(one.caseId, { ...desk, role: 'EDITOR' })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('is answered once, in words, and by nobody with another code', async () => {
    const one = await caseOf()
    await ask(one.caseId)
    await expect(answer(one, '   ')).rejects.toMatchObject({ code: 'cases.answer-length' })
    await answer(one)
    await expect(answer(one, '另一个回答')).rejects.toMatchObject({ code: 'cases.answered-already' })
    const other = await caseOf()
    await ask(other.caseId)
    const [theirs] = (await asked(other.caseId)).questions
    const { author } = await follow(one)
    const crossed = asCitizen(db, 'write', (ctx) =>
      service.answerQuestion(ctx, { token: author.token, questionId: theirs?.id ?? '', text: reply }),
    )
    await expect(crossed).rejects.toMatchObject({ code: 'cases.answered-already' })
  })

  test('keeps what was said: not even the owner rewrites a question or an answer', async () => {
    const one = await caseOf()
    await ask(one.caseId)
    await answer(one)
    for (const statement of [
      `update cases.question set text = 'x'`,
      `update cases.question set answer = 'x'`,
      'delete from cases.question',
    ])
      await expect(db.owner.query(statement), statement).rejects.toThrow('kept as it is')
  })
})
