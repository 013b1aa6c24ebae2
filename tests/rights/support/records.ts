import type pg from 'pg'
import { newId } from '#kernel/ids.ts'
import { plainText } from '#kernel/search.ts'
import { sealed } from '#modules/cases/enclosures/sealing.ts'
import type { TreeOrg } from '../../trees.ts'
import type { Canaries } from './canaries.ts'
import type { Position } from './oracle.ts'

/** What a record is planted with: the tables' owner, the words that may turn up nowhere else, and how many went before. */
export interface Soil {
  readonly owner: pg.Client
  readonly canaries: Canaries
  readonly count: number
}

export interface At {
  readonly org: TreeOrg
  readonly position: Position
}

/** A matter that waits at the position. */
export async function plantMatter(
  { owner, canaries, count }: Soil,
  { org, position }: At,
  { procedure, state } = { procedure: 'members.export-approval', state: 'COUNTY' },
) {
  const [id, stepId, paperId] = [newId(), newId(), newId()]
  const title = canaries.text(`the matter at ${position}`)
  await owner.query(
    `insert into procedure.matter (id, procedure, number, title, state, version, subject, starter_name, starter_post,
       starter_org_id, starter_org_name, data, started_at)
     values ($1, $7, $2, $3, $8, 1, 'members.export', '测试', 'SECRETARY', $4, $5, $6, now())`,
    [
      id,
      `${procedure}-${count}`,
      { zh: title, en: title },
      org.id,
      org.name,
      { reason: '核对', scope: title, rows: 1, columns: ['name'] },
      procedure,
      state,
    ],
  )
  await owner.query(
    `insert into procedure.step (id, matter_id, position, state, started_at) values ($1, $2, 1, $3, now())`,
    [stepId, id, state],
  )
  await owner.query(
    `insert into procedure.assignment (id, matter_id, step_id, kind, org_id, org_path, org_name, posts, state)
     values ($1, $2, $3, 'SEAT', $4, $5, $6, '{ORGANISER,SECRETARY}', 'OPEN')`,
    [newId(), id, stepId, org.id, org.path, org.name],
  )
  await owner.query(`insert into procedure.side (matter_id, org_id, org_path) values ($1, $2, $3)`, [
    id,
    org.id,
    org.path,
  ])
  await owner.query(
    `insert into procedure.act (id, matter_id, position, at, act, to_state, name, org_name, papers)
     values ($1, $2, 1, now(), 'START', 'COUNTY', $3, $3, $4)`,
    [newId(), id, title, JSON.stringify([{ key: 'basis', fileId: paperId, name: title }])],
  )
  await plantPaper({ owner }, { org, paperId, takenBy: id, name: title })
  return { ids: { matterId: id, paperId }, texts: { matter: title } }
}

/** A file that was handed in for a record. Its bytes were never kept. */
export async function plantPaper(
  { owner }: Pick<Soil, 'owner'>,
  of: { org: { id: string; path: string }; paperId: string; takenBy: string; name: string },
): Promise<void> {
  const { org, paperId, takenBy, name } = of
  await owner.query(
    `insert into app.file (id, org_id, org_path, name, media_type, size, digest, taken_by)
     values ($1, $2, $3, $4, 'application/pdf', 1, $5, $6)`,
    [paperId, org.id, org.path, name, Buffer.from(paperId), takenBy],
  )
}

/** A photo that the writer of a case sent; its name and what stands in it are nobody's but those who handle the case. */
export async function plantEnclosure(
  { owner, canaries }: Soil,
  { caseId, position }: { caseId: string; position: Position },
): Promise<string> {
  const id = newId()
  const owned = (part: string) => canaries.text(`the ${part} sent with the case at ${position}`)
  const kept = sealed(id, { name: `${owned('name')}.jpg`, bytes: Buffer.from(owned('photo')) })
  await owner.query(
    `insert into cases.enclosure (id, case_id, at, media_type, size, name_sealed, content_sealed)
     values ($1, $2, now(), 'image/jpeg', 1, $3, $4)`,
    [id, caseId, kept.name, kept.content],
  )
  return id
}

/** A file that went with an answer to its writer alone. */
export async function plantReplyFile(
  { owner, canaries }: Soil,
  { caseId, replyId, position }: { caseId: string; replyId: string; position: Position },
): Promise<string> {
  const id = newId()
  const owned = (part: string) => canaries.text(`the ${part} sent with the answer at ${position}`)
  const kept = sealed(id, { name: `${owned('name')}.jpg`, bytes: Buffer.from(owned('paper')) })
  await owner.query(
    `insert into cases.reply_file (id, case_id, reply_id, at, media_type, size, name_sealed, content_sealed, is_public)
     values ($1, $2, $3, now(), 'image/jpeg', 1, $4, $5, false)`,
    [id, caseId, replyId, kept.name, kept.content],
  )
  return id
}

/** A channel of files, which may be paused and takes a file. */
export async function plantChannel({ owner, canaries, count }: Soil, { org, position }: At) {
  const id = newId()
  await owner.query(
    `insert into cases.channel (id, org_id, org_path, kind, name, is_private, secret_sealed, created_at)
     values ($1, $2, $3, 'FILE', $4, true, null, now())`,
    [id, org.id, org.path, `${canaries.text(`the channel at ${position}`)} ${count}`],
  )
  return { ids: { channelId: id }, texts: {} }
}

/** An account whose comments could be read, had it an address. */
export async function plantCommentChannel({ owner, canaries, count }: Soil, { org, position }: At) {
  const id = newId()
  await owner.query(
    `insert into cases.channel (id, org_id, org_path, kind, name, is_private, secret_sealed, created_at)
     values ($1, $2, $3, 'WECHAT_COMMENT', $4, false, '', now())`,
    [id, org.id, org.path, `${canaries.text(`the account at ${position}`)} ${count}`],
  )
  return { ids: { commentChannelId: id }, texts: {} }
}

/** A list of accounts that was checked by somebody of its organisation, with one row. */
export async function plantAccountList({ owner, canaries, count }: Soil, { org, position }: At) {
  const [id, accountId] = [newId(), newId()]
  const text = () => canaries.text(`the list of accounts at ${position}`)
  await owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, $5)`,
    [...[accountId, org.id, org.path, `lister-${count}`, text()]],
  )
  await owner.query(
    `insert into accounts.account_list (id, org_id, org_path, account_id, actor_name, file_name, digest, rows_total, rows_new, rows_known,
       rows_wrong, created_at) values ($1, $2, $3, $4, $5, $6, $7, 1, 1, 0, 0, now())`,
    [id, org.id, org.path, accountId, text(), `${text()}.csv`, Buffer.from(id)],
  )
  await owner.query(
    `insert into accounts.account_list_row (list_id, row_number, org_id, org_path, display_name, login, is_proposed, role)
     values ($1, 2, $2, $3, $4, $5, false, 'EDITOR')`,
    [id, org.id, org.path, text(), `listed-${count}`],
  )
  return { ids: { accountListId: id }, texts: {} }
}

/** A key for a program that somebody of its organisation asked for. */
export async function plantProgramKey({ owner, canaries, count }: Soil, { org, position }: At) {
  const [id, accountId] = [newId(), newId()]
  const text = () => canaries.text(`the key of a program at ${position}`)
  await owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, $5)`,
    [...[accountId, org.id, org.path, `asker-${count}`, text()]],
  )
  await owner.query(
    `insert into accounts.program_key (id, org_id, org_path, name, purpose, readings, last_day, asked_by, asked_name, asked_at)
     values ($1, $2, $3, $4, $5, '{GET /api/organisations}', '2099-01-01', $6, $7, now())`,
    [id, org.id, org.path, `${text()} ${count}`, text(), accountId, text()],
  )
  return { ids: { programKeyId: id }, texts: {} }
}

/** A file of messages that was checked and not filed, in a channel of its own. */
export async function plantMessageFile(soil: Soil, at: At) {
  const { channelId } = (await plantChannel(soil, at)).ids
  const id = newId()
  const name = `${soil.canaries.text(`the file of messages at ${at.position}`)}.csv`
  await soil.owner.query(
    `insert into cases.message_file (id, channel_id, org_id, org_path, name, digest, content_sealed, row_hashes,
       faults, rows_total, rows_new, rows_known, rows_wrong, actor_name, created_at)
     values ($1, $2, $3, $4, $5, '', '', '{}', '[]', 0, 0, 0, 0, $5, now())`,
    [id, channelId, at.org.id, at.org.path, name],
  )
  return { ids: { fileId: id }, texts: {} }
}

/** A common question that is shown. */
export async function plantKnowledge({ owner, canaries }: Soil, { org, position }: At) {
  const id = newId()
  const [question, answer] = [0, 1].map(() => canaries.text(`the public question at ${position}`))
  await owner.query(
    `insert into cases.knowledge (id, org_id, org_path, org_name, place_id, place_path, question, answer, state, proposed_at, shown_at, search_text, search)
     values ($1, $2, $3, '', $2, $3, $4, $5, 'SHOWN', now(), now(), '', '')`,
    [id, org.id, org.path, question, answer],
  )
  return { ids: { knowledgeId: id }, texts: {} }
}

/** A project under way. */
export async function plantProject({ owner, canaries }: Soil, { org, position }: At) {
  const id = newId()
  const [title, matter] = [0, 1].map(() => canaries.text(`the public project at ${position}`))
  await owner.query(
    `insert into demands.project (id, org_id, org_path, org_name, owner_id, owner_path, owner_name, title, matter, words, begun_on, due_on, measured)
     values ($1, $2, $3, '', $2, $3, '', $4, $5, '{路灯}', '2026-11-01', '2027-11-01',
       '{"before":{"from":"2026-08-01","until":"2026-11-01","messages":null},"after":null}')`,
    [id, org.id, org.path, title, matter],
  )
  return { ids: { projectId: id }, texts: {} }
}

/** A consultation that runs. */
export async function plantConsultation({ owner, canaries }: Soil, { org, position }: At) {
  const id = newId()
  const [title, question] = [0, 1].map(() => canaries.text(`the public consultation at ${position}`))
  await owner.query(
    `insert into consultations.consultation (id, org_id, org_path, org_name, title, question, opened_on, closes_on, answer_due_on)
     values ($1, $2, $3, '', $4, $5, current_date - 1, current_date + 30, current_date + 50)`,
    [id, org.id, org.path, title, question],
  )
  return { ids: { consultationId: id }, texts: {} }
}

/** A site with one window. */
export async function plantSite(
  { owner, canaries, count }: Soil,
  { org, position }: At,
  { siteState = 'ACTIVE' }: { readonly siteState?: string },
) {
  const columnId = newId()
  const isPaused = siteState === 'PAUSED'
  await owner.query(`update organisations.org set slug = coalesce(slug, $2) where id = $1`, [org.id, `site-${count}`])
  await owner.query(
    `insert into sites.site (org_id, org_path, name, hosted_by, address, phone, state, paused_on, paused_reason)
     values ($1, $2, $3, '主办', '地址', '0859-1234567', $4, $5, $6)
     on conflict (org_id) do update set state = excluded.state, paused_on = excluded.paused_on, paused_reason = excluded.paused_reason,
       version = 1, successor_org_id = null`,
    [
      org.id,
      org.path,
      canaries.text(`the site at ${position}`),
      siteState,
      isPaused ? '2026-01-01' : null,
      isPaused ? '撤并' : null,
    ],
  )
  await owner.query(
    `insert into sites.column (id, org_id, org_path, section_code, slug, name, promise_days, owner)
     values ($1, $2, $3, 'PARTY_AFFAIRS', $4, $5, 30, '责任人')`,
    [columnId, org.id, org.path, `column-${count}`, canaries.text(`the window at ${position}`)],
  )
  const { rows } = await owner.query<{ slug: string }>('select slug from organisations.org where id = $1', [org.id])
  return { ids: { columnId }, texts: { slug: rows[0]?.slug ?? '' } }
}

/** An article with one version. */
export async function plantArticle(
  { owner, canaries }: Soil,
  { org, position }: At,
  { articleStatus = 'DRAFT' }: { readonly articleStatus?: string },
) {
  const [id, articleFileId] = [newId(), newId()]
  const whose = articleStatus === 'PUBLISHED' ? 'the public article' : 'the unpublished article'
  const [title, body] = [canaries.text(`${whose} at ${position}`), canaries.text(`${whose} at ${position}`)]
  const { text, vector } = plainText(`${title} ${body}`)
  const columns = `org_id, org_path, section_code, title, body_html, summary, source, saved_by_name`
  const values = [org.id, org.path, 'PARTY_AFFAIRS', title, `<p>${body}</p>`, body, '来源', '测试']
  await owner.query(
    `insert into publishing.article (id, ${columns}, status, content_digest, search_title, search_text, search)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'x', $5, $11, $12)`,
    [id, ...values, articleStatus, text, vector],
  )
  await owner.query(
    `insert into publishing.article_version (article_id, ${columns}, number, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, now())`,
    [id, ...values],
  )
  await plantPaper({ owner }, { org, paperId: articleFileId, takenBy: id, name: title })
  return { ids: { articleId: id, articleFileId }, texts: { article: title } }
}

/** A note that waits, or is shown and outdated, to an article that the top handed down to everybody. */
export async function plantLocalNote(
  { owner, canaries }: Soil,
  { org, position }: At,
  { noteOutdatedAt = null }: { readonly noteOutdatedAt?: string | null },
) {
  const [articleId, id] = [newId(), newId()]
  await owner.query(
    `insert into sites.site (org_id, org_path, name, hosted_by, address, phone)
     select id, path, '最上级', '主办', '地址', '0859-1234567' from organisations.org where path = '/1/' on conflict do nothing`,
  )
  await owner.query(
    `insert into publishing.article (id, org_id, org_path, section_code, title, body_html, summary, source, saved_by_name, status,
       content_digest, search_title, search_text, search, handed_org_id, handed_path, handed_at, updated_at)
     select $1, id, path, 'PARTY_AFFAIRS', '下发', '<p>下发</p>', '下发', '来源', '测试', 'PUBLISHED', 'x', '', '', '', id, path,
       coalesce($2::timestamptz - interval '2 days', now()), $2 from organisations.org where path = '/1/'`,
    [articleId, noteOutdatedAt],
  )
  await owner.query(
    `insert into publishing.local_note (id, org_id, org_path, article_id, state, version, text, saved_by_name, saved_at, shown_text, shown_at)
     values ($1, $2, $3, $4, case when $6::timestamptz is null then 'WAITING' else 'SHOWN' end, 1, $5, '测试', now(),
       case when $6 is not null then $5 end, $6 - interval '1 day')`,
    [id, org.id, org.path, articleId, canaries.text(`the local note at ${position}`), noteOutdatedAt],
  )
  return { ids: { handedArticleId: articleId, localNoteId: id }, texts: {} }
}

/** A matter to the line in which all the standing organisations are. */
export async function plantLineMatter({ owner, canaries }: Soil, { org, position }: At) {
  const id = newId()
  const [title, body] = [0, 1].map(() => canaries.text(`the matter of a line at ${position}`))
  await owner.query(
    `insert into notices.line_matter (id, org_id, org_path, org_name, line, scope, title, body, due_on, sent_at, sent_by_name)
     values ($1, $2, $3, $4, 'ORGANISATION', 'ALL_BELOW', $5, $6, current_date + 30, now(), '')`,
    [id, org.id, org.path, org.name, title, body],
  )
  return { ids: { lineMatterId: id }, texts: {} }
}
