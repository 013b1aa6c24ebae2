import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { dayOf } from '#kernel/time.ts'
import { moderationRules } from '#modules/cases/codes.ts'
import { partiesOf } from '#modules/cases/index.ts'
import { findOrg } from '#modules/organisations/index.ts'
import type * as contract from '../contract.ts'
import { tellAll } from '../pages.ts'
import { may } from '../policy.ts'
import { findConsultation } from '../store.ts'
import { words } from '../words.ts'
import { statementRefusal } from './procedure.ts'
import * as store from './store.ts'

const { found, need, refuseIf } = refusals(words)

/** Shows a statement that a citizen handed in; one person may do that. */
export async function showStatement(
  ctx: Ctx,
  input: Input<typeof contract.showStatement>,
): Promise<Answer<typeof contract.showStatement>> {
  need(may.showStatement(ctx.actor))
  const { one, statements } = await waiting(ctx, { ...input, statementIds: [input.statementId] })
  const statement = statements[0] as store.JudgedStatement
  store.decideStatement(ctx.tx, ctx.actor.reach, { statementId: statement.id, state: 'SHOWN' })
  tellAll(ctx, 'consultations.statement-shown', {
    id: one.id,
    orgId: one.orgId,
    details: { statementId: statement.id },
  })
  return { statementId: statement.id }
}

/**
 * Proposes not to show a statement, or several at once: by a rule of the published list, with a reason that everybody reads. Nothing is kept back
 * until another person agrees (D24, T38).
 */
export async function proposeRefusal(
  ctx: Ctx,
  input: Input<typeof contract.proposeRefusal>,
): Promise<Answer<typeof contract.proposeRefusal>> {
  const { actor, tx } = ctx
  need(may.proposeRefusal(actor))
  const { rule, reason } = input
  const { one, statements } = await waiting(ctx, input)
  const { kinds, since }: { kinds: readonly string[]; since: string } = moderationRules[rule]
  refuseIf(since > dayOf(ctx.now) || !kinds.includes('HIDE'), 'invalid', 'consultations.rule-unknown', {
    field: 'rule',
  })
  const own = found(await findOrg(tx, actor.reach, actor.orgId ?? ''), 'consultations.organisation-missing')
  const [nos, statementIds] = [statements.map(({ no }) => no), statements.map(({ id }) => id)]
  const matter = startMatter(ctx, statementRefusal, {
    title: { zh: `不公开第${nos.join('、')}条看法：${one.title}`, en: `Statements ${nos.join(', ')}: ${one.title}` },
    ...{ subject: 'consultations.consultation', subjectId: one.id, orgName: own.shortName },
    parties: await partiesOf(ctx, { id: own.id, name: own.shortName }),
    data: { consultationId: one.id, statementIds, rule, reason },
  })
  for (const statementId of statementIds) store.decideStatement(tx, actor.reach, { statementId, state: 'REVIEW' })
  const details = { statementIds, rule }
  tellAll(ctx, 'consultations.refusal-proposed', { id: one.id, orgId: one.orgId, details })
  return { matterId: matter.id, number: matter.number }
}

async function waiting(ctx: Ctx, of: { consultationId: string; statementIds: readonly string[] }) {
  const { actor, tx } = ctx
  const one = found(await findConsultation(tx, actor.reach, of), 'consultations.not-found')
  const statements = await store.findStatements(tx, actor.reach, { ...of, forChange: true })
  const isWhole = statements.length === new Set(of.statementIds).size
  refuseIf(
    !isWhole || statements.some(({ state }) => state !== 'WAITING'),
    'missing',
    'consultations.statement-missing',
  )
  return { one, statements }
}
