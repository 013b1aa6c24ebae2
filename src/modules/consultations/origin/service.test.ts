import { beforeAll, describe, expect, it } from 'vitest'
import { acceptCase, refuseCase } from '#modules/cases/index.ts'
import { followCase, reopenCase } from '#modules/cases/tracking/service.ts'
import { createProject } from '#modules/demands/index.ts'
import { findTopicsOf } from '#modules/demands/topics/finding.ts'
import { listTopics } from '#modules/demands/topics/service.ts'
import { asCitizen, deskOf, type Place, places, submitAbout } from '../../../../tests/cases.ts'
import { consultationsOf, keeperOf, plantSites } from '../../../../tests/consultations.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { listFromProject, listFromTopics, listShownOfProject } from './service.ts'

const db = testDatabase()
const { keeper: zhang, open, read, shown } = consultationsOf(db)
const { county, qingshi, baiyun, xihe } = places
const organiser = deskOf(qingshi, { role: 'ORGANISER' })

const find = (place: Place = qingshi) =>
  act(db.app, deskOf(place), (ctx) =>
    findTopicsOf(ctx, { orgId: place.id }, { progress: async () => {} }).then((found) => found!),
  )
const topics = (by = zhang) => look(db.app, by, (ctx) => listTopics(ctx)).then(({ rows }) => rows)
const topicOf = async (word: string, by = zhang) => (await topics(by)).find(({ words }) => words.join().includes(word))!
const fromTopics = (by = zhang) => look(db.app, by, (ctx) => listFromTopics(ctx))
const fromTopic = async (topicId: string, by = zhang) =>
  (await fromTopics(by)).topics.find((topic) => topic.topicId === topicId)!

const idOf = async (title: string): Promise<string> =>
  (await db.owner.query<{ id: string }>('select id from cases.case where title = $1', [title])).rows[0]?.id ?? ''

beforeAll(async () => {
  await plantSites(db)
  // Two of four messages about lamps are public, none of twelve about water.
  for (const [at, title] of ['村口路灯坏了', '村口路灯又不亮', '村口路灯修了又坏', '路灯坏了晚上摔跤'].entries())
    await submitAbout(db, xihe, {
      ...{ title, text: `${title}，请派人修理路灯，第${at}回写信。` },
      isPublic: at < 2 ? 'yes' : 'no',
    })
  for (const [at, sign] of [...'甲乙丙丁戊己庚辛壬癸子丑'].entries())
    await submitAbout(db, xihe, {
      ...{ title: `自来水水压低停水${sign}`, text: `自来水水压低停水，做不了饭，第${at}回写信。`, isPublic: 'no' },
    })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where is_public')
  for (const { id } of rows)
    await act(db.app, deskOf(qingshi), (ctx) => acceptCase(ctx, { caseId: id, isComplex: false }))
})

describe('a consultation from a topic (decisions 170)', () => {
  it('keeps the words of the topic, and the topic of the next night shows it', async () => {
    await find()
    const { id: topicId, words } = await topicOf('路灯')
    const { consultationId } = await open({ topicId })
    expect((await read(consultationId)).origin).toMatchObject({ kind: 'TOPIC', words })
    await find()
    const anew = await topicOf('路灯')
    expect(anew.id).not.toBe(topicId)
    expect((await fromTopic(anew.id)).rows.map(({ id }) => id)).toEqual([consultationId])
    expect((await fromTopic((await topicOf('自来水')).id)).rows).toEqual([])
  })

  it('stays in sight when no topic has its words any more, with the words it was opened from and to whom may see it', async () => {
    await find()
    const { id: topicId } = await topicOf('路灯')
    const { consultationId } = await open({ topicId })
    const gone = async (by = zhang) => (await fromTopics(by)).gone.map(({ id }) => id)
    expect(await gone()).not.toContain(consultationId)
    const rename = (words: string) =>
      db.owner.query('update consultations.consultation set topic_words = $2 where id = $1', [
        ...[consultationId, words],
      ])
    await rename('{广场舞,音响}')
    expect(await gone()).toContain(consultationId)
    expect((await fromTopics()).gone.find(({ id }) => id === consultationId)).toMatchObject({
      words: ['广场舞', '音响'],
    })
    for (const topic of await topics())
      expect((await fromTopic(topic.id)).rows.map(({ id }) => id)).not.toContain(consultationId)
    // Four messages: whoever is not at the desk is told of it as little as of the topic (D27).
    expect(await gone(organiser)).not.toContain(consultationId)
    // What is answered waits for nobody any more.
    const answered = (is: boolean) =>
      db.owner.query(
        `update consultations.consultation set answered_on = case when $2 then closes_on + 1 end, answer = case when $2 then '定了' end,
         answered_by = case when $2 then '镇里' end, closed_at = case when $2 then now() end,
         found_at = case when $2 then now() end, findings = case when $2 then '{}'::jsonb end where id = $1`,
        [consultationId, is],
      )
    await answered(true)
    expect(await gone()).not.toContain(consultationId)
    await answered(false)
    await db.owner.query(
      'update consultations.consultation set topic_on = null, topic_words = null, topic_messages = null where id = $1',
      [consultationId],
    )
  })

  it('is not called gone to somebody who is not told of its topic any more, for the topic is there (D27)', async () => {
    await find()
    const { consultationId } = await open({ topicId: (await topicOf('自来水', organiser)).id }, { by: organiser })
    await db.owner.query(`update demands.topic set messages = 9 where words && '{自来水}'`)
    const told = await fromTopics(organiser)
    expect([told.topics, told.gone]).toEqual([[], []])
    expect((await fromTopic((await topicOf('自来水')).id)).rows.map(({ id }) => id)).toContain(consultationId)
    await db.owner.query('delete from consultations.statement where consultation_id = $1', [consultationId])
    await db.owner.query('delete from consultations.consultation where id = $1', [consultationId])
  })

  it('of fewer than ten messages is told to the desk alone, and opened by it alone (D27)', async () => {
    await find()
    const { id: topicId } = await topicOf('路灯')
    const { consultationId } = await open({ topicId })
    expect((await read(consultationId, { by: organiser })).origin).toBeNull()
    await expect(open({ topicId }, { by: organiser })).rejects.toThrow('demands.topic-missing')
    const large = await open({ topicId: (await topicOf('自来水', organiser)).id }, { by: organiser })
    expect((await read(large.consultationId, { by: organiser })).origin).toMatchObject({ kind: 'TOPIC' })
    const told = (await fromTopics(organiser)).topics
    expect(told).toHaveLength(1)
    expect(told[0]?.rows.map(({ id }) => id)).toEqual([large.consultationId])
  })

  it('is opened from a topic of one’s own organisation only', async () => {
    await find()
    const { id: topicId } = await topicOf('路灯')
    await expect(open({ topicId }, { by: keeperOf(county, '县里的人') })).rejects.toThrow('demands.topic-missing')
    await expect(open({ topicId, projectId: topicId })).rejects.toThrow('consultations.two-origins')
  })

  it('begins with what everybody may read at that moment: no word of a private message, no place, no number (D29)', async () => {
    await find()
    const [lamps, water] = [await topicOf('路灯'), await topicOf('自来水')]
    expect((await fromTopic(lamps.id)).draft.title).toMatch(/^村口路灯(坏了|又不亮)$/)
    expect((await fromTopic(water.id)).draft).toEqual({ title: '', question: '' })
    await db.owner.query('update cases.case set is_public = false')
    expect((await fromTopic(lamps.id)).draft).toEqual({ title: '', question: '' })
    await db.owner.query(`update cases.case set is_public = true where state = 'ACCEPTED'`)
  })

  it('takes no title that is kept back, not of one either that its writer took up again (T38)', async () => {
    const title = '广场健身器材断了一截'
    for (const [at, isPublic] of ['yes', 'no', 'no', 'no'].entries()) {
      const text = `广场健身器材断了，老人锻炼容易受伤，第${at}回写信。`
      const receipt = await submitAbout(db, xihe, {
        title: isPublic === 'yes' ? title : `广场健身器材${at}`,
        text,
        isPublic,
      })
      if (isPublic === 'no') continue
      const refusing = { caseId: await idOf(title), reason: 'NAMED_OFFICIAL', note: '请找县里。' } as const
      await act(db.app, deskOf(xihe), (ctx) => refuseCase(ctx, refusing))
      const { author } = await asCitizen(db, 'read', (ctx) => followCase(ctx, receipt))
      await asCitizen(db, 'write', (ctx) => reopenCase(ctx, { token: author.token, reason: '不是举报干部。' }))
    }
    await find()
    const topic = await topicOf('健身')
    expect([topic.name === title, topic.samples]).toEqual([false, []])
    expect((await fromTopic(topic.id)).draft).toEqual({ title: '', question: '' })
    // Named by it, as one of a night before might be.
    const sample = { caseId: await idOf(title), title }
    await db.owner.query('update demands.topic set name = $2, samples = $3 where id = $1', [
      ...[topic.id, title, JSON.stringify([sample])],
    ])
    expect((await fromTopic(topic.id)).draft).toEqual({ title: '', question: '' })
  })

  it('is to the public a consultation like any other: its login reads no word of the topic', async () => {
    await find()
    const { words, id: topicId } = await topicOf('自来水')
    const { consultationId } = await open({ topicId })
    const bare = (text: string) => ({ compile: () => ({ sql: text, parameters: [], query: {} }) }) as never
    for (const column of ['topic_words', 'topic_messages', 'topic_on', '*'])
      await expect(
        asCitizen(db, 'read', (ctx) => ctx.tx.rows(bare(`select ${column} from consultations.consultation`))),
        column,
      ).rejects.toThrow('permission denied')
    const page = JSON.stringify(await shown(consultationId))
    expect(words.filter((word) => page.includes(word))).toEqual([])
  })
})

describe('a consultation from a project', () => {
  const written = {
    ...{ title: '村里的路灯坏了没人修', matter: '半年里有十几封来信说路灯不亮，报修没有人来。专门立项来办。' },
    ...{ words: ['路灯'], ownerId: xihe.id, dueOn: '2099-12-31' },
  }
  const create = (by = zhang) => act(db.app, by, (ctx) => createProject(ctx, written))
  const ofProject = (projectId: string, by = zhang) => look(db.app, by, (ctx) => listFromProject(ctx, { projectId }))

  it('and the project know of each other, at desks and in public', async () => {
    const { projectId } = await create()
    expect((await ofProject(projectId)).draft).toMatchObject({ title: written.title })
    const { consultationId } = await open({ projectId })
    const origin = { kind: 'PROJECT', projectId, title: written.title }
    expect((await read(consultationId)).origin).toEqual(origin)
    expect((await ofProject(projectId)).rows.map(({ id }) => id)).toEqual([consultationId])
    expect(await shown(consultationId)).toMatchObject({ projectId })
    const listed = await asCitizen(db, 'read', (ctx) => listShownOfProject(ctx, projectId))
    expect(listed).toMatchObject([{ id: consultationId, slug: 'place-1' }])
  })

  it('names to a desk no project that went out of its reach', async () => {
    const { projectId } = await create()
    const { consultationId } = await open({ projectId })
    const gone = [projectId, baiyun.id, baiyun.path]
    await db.owner.query('update demands.project set org_id = $2, org_path = $3 where id = $1', gone)
    expect((await read(consultationId)).origin).toBeNull()
    expect(await shown(consultationId)).toMatchObject({ projectId })
  })

  it('is opened by who keeps projects and has it in reach, and told to the desk of the project whoever asked', async () => {
    const { projectId } = await create()
    for (const by of [keeperOf(xihe, '村里的人'), keeperOf(baiyun, '别的镇')]) {
      await expect(ofProject(projectId, by)).rejects.toThrow('demands.project-missing')
      await expect(open({ projectId }, { by })).rejects.toThrow('demands.project-missing')
    }
    await expect(ofProject(projectId, deskOf(qingshi, { role: 'SECRETARY' }))).rejects.toThrow('not-a-keeper')
    const above = await open({ projectId }, { by: keeperOf(county, '县里的人') })
    const told = { id: above.consultationId, publicPath: `/o/place-0/consultations/${above.consultationId}` }
    expect((await ofProject(projectId)).rows).toMatchObject([told])
    const own = await open({ projectId })
    expect((await ofProject(projectId)).rows.map(({ id, publicPath }) => [id, publicPath])).toEqual([
      [own.consultationId, null],
      [told.id, told.publicPath],
    ])
    expect((await ofProject(projectId, keeperOf(county, '县里的人'))).rows.map((one) => one.publicPath)).toEqual([
      null,
      null,
    ])
    expect(await shown(above.consultationId, county.id)).toMatchObject({ projectId })
  })
})
