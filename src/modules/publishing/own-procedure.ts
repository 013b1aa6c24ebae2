import { mayDo, ownProcedure, standingAfter } from '#kernel/procedure/own.ts'
import type { ArticleStatus, Pending } from './contract.ts'

/** Where an article stands: its own state, and that of work on it once it is published. */
export interface ArticleStanding {
  readonly status: ArticleStatus
  readonly pending: Pending | null
}

type State = ArticleStatus | 'LIVE_DRAFT' | 'LIVE_REVIEW'
type Standing = { state: State; needsReview: boolean }

/**
 * The way of an article 文章 (POR-04), kept in its own row. A published one stays as it is while work on it goes through the same steps;
 * withdrawn it is never shown again. Where a site wants a second person, nothing comes out that was not handed in.
 */
export const articleProcedure = ownProcedure({
  name: 'publishing.article',
  title: { zh: '文章', en: 'Article' },
  roles: {
    editor: { zh: '编辑人员', en: 'an editor' },
    second: {
      zh: '编辑人员（设了审核的，须是另一人；已下发的，须是书记或组织工作人员）',
      en: 'an editor; another one where the site wants review; a secretary or organiser for what is handed down',
    },
  },
  states: {
    DRAFT: { zh: '草稿', en: 'draft' },
    REVIEW: { zh: '待审核', en: 'in review' },
    PUBLISHED: { zh: '已发布', en: 'published', ends: true },
    LIVE_DRAFT: { zh: '已发布，新版本是草稿', en: 'published, with a new draft' },
    LIVE_REVIEW: { zh: '已发布，新版本待审核', en: 'published, its new version in review' },
    WITHDRAWN: { zh: '已撤下', en: 'withdrawn', ends: true },
  },
  begins: { state: 'DRAFT', needsReview: true } as Standing,
  acts: {
    save: {
      ...{ zh: '保存', en: 'save', by: 'editor' },
      ways: {
        ...{ DRAFT: 'DRAFT', REVIEW: 'DRAFT' },
        ...{ PUBLISHED: 'LIVE_DRAFT', LIVE_DRAFT: 'LIVE_DRAFT', LIVE_REVIEW: 'LIVE_DRAFT' },
      },
    },
    submit: {
      ...{ zh: '提交审核', en: 'submit', by: 'editor' },
      ways: { DRAFT: 'REVIEW', LIVE_DRAFT: 'LIVE_REVIEW' },
    },
    return: {
      ...{ zh: '退回修改', en: 'return', by: 'editor', needsReason: true, severalAtOnce: true },
      ways: { REVIEW: 'DRAFT', LIVE_REVIEW: 'LIVE_DRAFT' },
    },
    publish: {
      ...{ zh: '发布', en: 'publish', by: 'second' },
      ways: { DRAFT: 'PUBLISHED', REVIEW: 'PUBLISHED', LIVE_DRAFT: 'PUBLISHED', LIVE_REVIEW: 'PUBLISHED' },
      guard: ({ state, needsReview }) =>
        needsReview && (state === 'DRAFT' || state === 'LIVE_DRAFT') ? 'publishing.not-now' : true,
    },
    withdraw: {
      ...{ zh: '撤下', en: 'withdraw', by: 'editor', needsReason: true },
      ways: { PUBLISHED: 'WITHDRAWN', LIVE_DRAFT: 'WITHDRAWN', LIVE_REVIEW: 'WITHDRAWN' },
    },
  },
  whyNot: { notYours: 'publishing.not-an-editor', notNow: 'publishing.not-now' },
})

export type Act = keyof typeof articleProcedure.acts

/** What an act makes of an article, or the code of the reason why it cannot be done; who may do it is asked of the policy. */
export function articleAfter(
  { status, pending }: ArticleStanding,
  act: Act,
  needsReview: boolean,
): ArticleStanding | 'publishing.not-now' | 'publishing.withdrawn' {
  if (status === 'WITHDRAWN') return 'publishing.withdrawn'
  const standing: Standing = { state: pending === null ? status : `LIVE_${pending}`, needsReview }
  const answer = mayDo(articleProcedure, standing, { act, role: articleProcedure.acts[act].by })
  return answer === true ? keptAs(standingAfter(articleProcedure, standing, act).state) : 'publishing.not-now'
}

const keptAs = (state: State): ArticleStanding => {
  if (state === 'LIVE_DRAFT') return { status: 'PUBLISHED', pending: 'DRAFT' }
  return state === 'LIVE_REVIEW' ? { status: 'PUBLISHED', pending: 'REVIEW' } : { status: state, pending: null }
}
