import type pg from 'pg'
import { newId } from '#kernel/ids.ts'
import { plainText } from '#kernel/search.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { plantMembers } from '../../members.ts'
import { type TreeOrg, writeTree } from '../../trees.ts'
import { type Canaries, sealedContact } from './canaries.ts'
import type { Position } from './oracle.ts'
import {
  plantAccountList,
  plantArticle,
  plantChannel,
  plantCommentChannel,
  plantConsultation,
  plantEnclosure,
  plantKnowledge,
  plantLineMatter,
  plantLocalNote,
  plantMatter,
  plantMessageFile,
  plantPaper,
  plantProgramKey,
  plantProject,
  plantReplyFile,
  plantSite,
  type Soil,
} from './records.ts'
import { plantOffers } from './records-offers.ts'

/** An organisation of the scene; all are branches, so that everything that is done to a branch can be tried everywhere. */
export type PlacedOrg = TreeOrg

/** The records that stand at one position: an id by the name inputs give it, and the text by which each is found. */
export interface Place {
  readonly position: Position
  readonly org: PlacedOrg
  readonly ids: Readonly<Record<string, string>>
  readonly texts: Readonly<Record<string, string>>
}

/** What is planted: all kinds, or only those that an endpoint names. */
export interface Wanted {
  /** Is a new organisation planted below the position, and the records in it, or do they stand in the position itself? */
  readonly isFresh?: boolean
  /** The state in which the case stands. */
  readonly caseState?: string
  readonly isPublic?: boolean
  readonly batchState?: string
  readonly siteState?: string
  readonly articleStatus?: string
  /** The note of the site is shown, and its article was changed then. */
  readonly noteOutdatedAt?: string
  /** The names of the ids that are needed; all of them by default. */
  readonly kinds?: readonly string[]
}

// Sibling and own organisation share the beginning of their paths as text.
const paths: Readonly<Record<Position, string>> = {
  parent: '/1/2/',
  own: '/1/2/2/',
  child: '/1/2/2/2/',
  grandchild: '/1/2/2/2/2/',
  sibling: '/1/2/20/',
  foreign: '/1/3/3/',
}
// A new organisation stands where its parent makes it stand at the position.
const parents: Partial<Record<Position, string>> = {
  child: paths.own,
  grandchild: paths.child,
  sibling: paths.parent,
  foreign: '/1/3/',
}

/** Plants the tree and whatever stands in it. */
export class Planter {
  private readonly owner: pg.Client
  private readonly canaries: Canaries
  private readonly orgs = new Map<string, PlacedOrg>()
  private count = 0
  /** Whose long work all of it is. */
  taskOwner = ''

  constructor(owner: pg.Client, canaries: Canaries) {
    this.owner = owner
    this.canaries = canaries
  }

  /** Writes the standing organisations. */
  async plantTree(): Promise<void> {
    for (const path of ['/1/', '/1/3/', ...Object.values(paths)].sort()) await this.plantOrg(path, positionOf(path))
    // What the product sets up from now on gets other steps than the tree that stands.
    await this.owner.query(`select setval('organisations.path_step', 1000000)`)
    await this.owner.query('insert into cases.desk (org_id, org_path) select id, path from organisations.org')
    await this.owner.query(
      `insert into organisations.line_seat (org_id, org_path, line) select id, path, 'ORGANISATION' from organisations.org`,
    )
  }

  private get soil(): Soil {
    const { owner, canaries, count } = this
    return { owner, canaries, count }
  }

  org(position: Position): PlacedOrg {
    return this.orgs.get(paths[position])!
  }

  /** Plants one record of each kind at the position. */
  async plant(position: Position, wanted: Wanted = {}): Promise<Place> {
    const {
      isFresh = false,
      kinds = [
        'memberId',
        'accountId',
        'accountListId',
        'programKeyId',
        'caseId',
        'batchId',
        'taskId',
        'columnId',
        'articleId',
        'matterId',
        'exportId',
        'lineMatterId',
        'duplicateId',
        'channelId',
        'fileId',
        'commentChannelId',
        'knowledgeId',
        'projectId',
        'consultationId',
      ],
    } = wanted
    const parent = parents[position]
    this.count += 1
    const path = `${parent}f${this.count.toString(36)}/`
    const org = isFresh && parent ? await this.plantOrg(path, position) : this.org(position)
    const planted: { ids: Record<string, string>; texts: Record<string, string> }[] = []
    if (kinds.includes('reshapingId')) planted.push(await this.plantReshaping(org, position))
    if (kinds.includes('holdingId')) planted.push(await this.plantHolding(org, position))
    if (kinds.includes('memberId')) planted.push(await this.plantMember(org, position))
    if (kinds.includes('accountId')) planted.push(await this.plantAccount(org, position))
    if (kinds.includes('accountListId')) planted.push(await plantAccountList(this.soil, { org, position }))
    if (kinds.includes('programKeyId')) planted.push(await plantProgramKey(this.soil, { org, position }))
    if (kinds.includes('caseId')) planted.push(await this.plantCase(org, position, wanted))
    if (kinds.includes('batchId')) planted.push(await this.plantBatch(org, position, wanted))
    if (kinds.includes('matterId')) planted.push(await plantMatter(this.soil, { org, position }))
    if (kinds.includes('duplicateId')) planted.push(await this.plantDuplicate(org, position))
    if (kinds.includes('exportId')) planted.push(await this.plantExport(org, position))
    if (kinds.includes('lineMatterId')) planted.push(await plantLineMatter(this.soil, { org, position }))
    if (kinds.includes('channelId')) planted.push(await plantChannel(this.soil, { org, position }))
    if (kinds.includes('fileId')) planted.push(await plantMessageFile(this.soil, { org, position }))
    if (kinds.includes('commentChannelId')) planted.push(await plantCommentChannel(this.soil, { org, position }))
    if (kinds.includes('knowledgeId')) planted.push(await plantKnowledge(this.soil, { org, position }))
    if (kinds.includes('projectId')) planted.push(await plantProject(this.soil, { org, position }))
    if (kinds.includes('consultationId')) planted.push(await plantConsultation(this.soil, { org, position }))
    if (kinds.includes('taskId')) planted.push(await this.plantTask(org, position))
    const hasArticle = kinds.includes('articleId') || kinds.includes('articleFileId')
    const hasNote = kinds.includes('localNoteId') || kinds.includes('handedArticleId')
    const hasOffer = ['offerId', 'offeredId', 'offerAnswerId'].some((kind) => kinds.includes(kind))
    if (kinds.includes('columnId') || hasArticle || hasNote || hasOffer)
      planted.push(await plantSite(this.soil, { org, position }, wanted))
    if (hasArticle) planted.push(await plantArticle(this.soil, { org, position }, wanted))
    if (hasOffer) planted.push(await plantOffers(this.soil, { org, position }))
    if (hasNote) planted.push(await plantLocalNote(this.soil, { org, position }, wanted))
    return {
      position,
      org,
      ids: Object.assign({ orgId: org.id }, ...planted.map(({ ids }) => ids)),
      texts: Object.assign({ org: org.name }, ...planted.map(({ texts }) => texts)),
    }
  }

  private async plantOrg(path: string, position: string): Promise<PlacedOrg> {
    const parentPath = path.replace(/[^/]+\/$/, '')
    const name = this.canaries.text(`the organisation at ${position}`)
    const org: PlacedOrg = {
      id: newId(),
      path,
      parentId: this.orgs.get(parentPath)?.id ?? null,
      code: `R${path.replaceAll('/', '.')}x`,
      name,
      type: 'BRANCH',
      depth: path.split('/').length - 2,
    }
    this.orgs.set(path, org)
    await writeTree(this.owner, [org])
    return org
  }

  private async plantMember(org: PlacedOrg, position: Position) {
    const name = `王${this.canaries.text(`the member at ${position}`)}`
    const [member] = await plantMembers(this.owner, [org], { members: 1, seed: 1000 + this.count, names: [name] })
    const { id, personId, idNumber, mobile } = member!
    this.canaries.keep(idNumber, `the identity number at ${position}`)
    this.canaries.keep(mobile, `the mobile at ${position}`)
    return { ids: { memberId: id, personId }, texts: { member: name, idNumber } }
  }

  private async plantReshaping(org: PlacedOrg, position: string) {
    const [id, paperId] = [newId(), newId()]
    await plantPaper(this.soil, {
      org,
      paperId,
      takenBy: id,
      name: this.canaries.text(`the paper of the change at ${position}`),
    })
    await this.owner.query(
      `insert into organisations.reshaping (id, org_id, org_path, kind, effective_on, basis, plan, state, planned_by, planned_by_name, planned_at)
       values ($1, $2, $3, 'DISSOLVE', (now() at time zone 'Asia/Shanghai')::date, $4, $5, 'ASKED', $6, '测试', now())`,
      [
        id,
        org.id,
        org.path,
        this.canaries.text(`the change at ${position}`),
        { kind: 'DISSOLVE', orgId: org.id },
        newId(),
      ],
    )
    return { ids: { reshapingId: id, paperId }, texts: {} }
  }

  private async plantHolding(org: PlacedOrg, position: Position) {
    const { ids } = await this.plantMember(org, position)
    const id = newId()
    await this.owner.query(
      `insert into people.post_holding (id, person_id, org_id, org_path, post, valid) values ($1, $2, $3, $4, 'SECRETARY', '[2020-01-01,)')`,
      [id, ids.personId, org.id, org.path],
    )
    return { ids: { ...ids, holdingId: id }, texts: {} }
  }

  private async plantAccount(org: PlacedOrg, position: Position) {
    const [accountId, identityId] = [newId(), newId()]
    const displayName = this.canaries.text(`the account at ${position}`)
    const login = `canary-login-${this.count}`
    this.canaries.keep(`${login}-`, `the login at ${position}`)
    await this.owner.query(
      `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, $5)`,
      [accountId, org.id, org.path, `${login}-`, displayName],
    )
    await this.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, 'MEMBER', '[2020-01-01,)')`,
      [identityId, accountId, org.id, org.path],
    )
    await this.owner.query(`insert into accounts.totp (account_id, secret, last_step) values ($1, 'sealed', 0)`, [
      accountId,
    ])
    return { ids: { accountId, identityId }, texts: { account: displayName } }
  }

  private async plantCase(org: PlacedOrg, position: Position, wanted: Wanted) {
    const { caseState = 'ACCEPTED', isPublic = false } = wanted
    const id = newId()
    const whose = isShown(wanted) ? 'the public case' : 'the private case'
    const title = this.canaries.text(`${whose} at ${position}`)
    const body = this.canaries.text(`${whose} at ${position}`)
    const search = plainText(`${title} ${body}`)
    const number = `20261123-${String(this.count).padStart(4, '0')}`
    const due = addDays(dayOf(new Date()), 20)
    await this.owner.query(
      `insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
         is_public, state, channel, accept_due_on, answer_due_on, assigned_by_id, created_at, search_text, terms,
         contact_sealed, refusal_reason)
       values ($1, $2, $3, $4, $5, $6, $4, $6, 'CONSULT', $7, $8, '王**', $14, $9, 'PORTAL', $10, $10, $11, now(), $12, $13, $15, case when $9 = 'NOT_ACCEPTED' then 'NAMED_OFFICIAL' end)`,
      [
        id,
        number,
        Buffer.from(id),
        org.id,
        org.path,
        org.name,
        title,
        body,
        caseState,
        due,
        this.orgs.get('/1/')?.id,
        search.text,
        search.vector,
        isPublic,
        sealedContact(this.canaries, { caseId: id, position, count: this.count }),
      ],
    )
    const replyId = newId()
    await this.owner.query(
      `insert into cases.reply (id, case_id, at, text, by_name, actor_name) values ($1, $2, now(), $3, $3, $3)`,
      [replyId, id, this.canaries.text(`${whose} at ${position}`)],
    )
    const enclosureId = await plantEnclosure(this.soil, { caseId: id, position })
    const replyFileId = await plantReplyFile(this.soil, { caseId: id, replyId, position })
    return { ids: { caseId: id, enclosureId, replyFileId }, texts: { case: title, caseNumber: number } }
  }

  private async plantBatch(org: PlacedOrg, position: Position, { batchState = 'CHECKED' }: Wanted) {
    const id = newId()
    const fileName = `${this.canaries.text(`the roster at ${position}`)}.csv`
    await this.owner.query(
      `insert into members.import_batch (id, org_id, org_path, actor_name, file_name, file_digest, state, rows_total, ended_at)
       values ($1, $2, $3, '测试', $4, $5, $6, 1, now())`,
      [id, org.id, org.path, fileName, Buffer.from(id), batchState],
    )
    await this.owner.query(
      `insert into members.import_fault (batch_id, org_id, org_path, row_number, position, column_name, code)
       values ($1, $2, $3, 2, 1, 'name', 'people.name-length')`,
      [id, org.id, org.path],
    )
    return { ids: { batchId: id }, texts: { batch: fileName } }
  }

  private async plantTask(org: PlacedOrg, position: Position) {
    const id = newId()
    const kind = this.canaries.text(`the task at ${position}`)
    await this.owner.query(
      `insert into app.task (id, org_id, org_path, kind, account_id) values ($1, $2, $3, $4, $5)`,
      [id, org.id, org.path, kind, this.taskOwner],
    )
    return { ids: { taskId: id }, texts: { task: kind } }
  }

  private async plantDuplicate(org: PlacedOrg, position: Position) {
    const id = newId()
    const [one, other] = [await this.plantMember(org, position), await this.plantMember(org, position)]
    const [first, second] = [one.ids.memberId, other.ids.memberId].sort()
    const { ids } = await plantMatter(
      this.soil,
      { org, position },
      {
        procedure: 'members.duplicate-review',
        state: 'OPEN',
      },
    )
    await this.owner.query(
      `insert into members.duplicate (id, org_id, org_path, first_id, second_id, basis, matter_id, found_at)
       values ($1, $2, $3, $4, $5, 'SIMILAR', $6, now())`,
      [id, org.id, org.path, first, second, ids.matterId],
    )
    return { ids: { duplicateId: id }, texts: {} }
  }

  private async plantExport(org: PlacedOrg, position: Position) {
    const id = newId()
    await this.owner.query(
      `insert into members.export (id, org_id, org_path, account_id, actor_name, number, reason, filter, columns, rows_asked, state,
         created_at, expires_at)
       values ($1, $2, $3, $4, '测试', $5, $6, '{}', '{name}', 1, 'ALLOWED', now(), now() + interval '1 day')`,
      [id, org.id, org.path, this.taskOwner, `export-${this.count}`, this.canaries.text(`the export at ${position}`)],
    )
    return { ids: { exportId: id }, texts: {} }
  }
}

// The public sees a case with its writer's consent once it is accepted (D22); of one refused as here its place and no word.
const isShown = ({ isPublic = false, caseState = 'ACCEPTED' }: Wanted) =>
  isPublic && !['SUBMITTED', 'NOT_ACCEPTED'].includes(caseState)

const positionOf = (path: string) => Object.entries(paths).find(([, one]) => one === path)?.[0] ?? `the top, ${path}`
