import { systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { limitsAskedFor, type MessageLimits } from './bounds.ts'
import { changeMessageLimits, readMessageLimits } from './service.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** `cases settings [NAME=NUMBER …]`: what holds for messages of a whole installation, for whoever keeps the server (T40). */
export const messageLimits = {
  name: 'cases settings',
  summary: words['cases.message-limits'],

  /** @throws Refusal `cases.message-limits-wrong` when something that was typed is no limit or beyond its bounds; nothing is changed then. */
  async run(args: readonly string[], { db, say }: { db: Db; say(line: string): void }): Promise<void> {
    const change = limitsAskedFor(args)
    if (!change) throw refuse('invalid', 'cases.message-limits-wrong', { slots: { wrong: args.join(' ') } })
    const ask = { db, actor: systemActor('cases settings'), requestId: newId() }
    if (args.length > 0) {
      await perform({ ...ask, effect: 'write' }, (ctx) => changeMessageLimits(ctx, change))
      say(sentence(words['cases.message-limits-set']))
    }
    const limits = await perform({ ...ask, effect: 'read' }, readMessageLimits)
    for (const name of Object.keys(limits) as (keyof MessageLimits)[])
      say(`  ${name}=${limits[name]}  ${sentence(words[`cases.${name}`])}`)
  },
}

const sentence = ({ zh, en }: { zh: string; en: string }) => `${zh} / ${en}`
