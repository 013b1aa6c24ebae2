import type { Actor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import * as service from '#modules/notices/sms/service.ts'
import { plantAccount } from './accounts.ts'
import { deskOf, places } from './cases.ts'
import { look, type TestDatabase } from './database.ts'
import type { SmsGateway } from './sms-gateway.ts'

/** Monday, nine o’clock in China. */
export const monday = new Date('2026-11-23T01:00:00Z')
export const minutes = (of: number) => new Date(monday.getTime() + of * 60_000)
export const hours = (of: number) => minutes(of * 60)

/** Clerks who give their numbers, and the gateway by which the codes go out. Its parts may be taken out of it and used alone. */
export class SmsScene {
  readonly #db: TestDatabase
  readonly #gateway: SmsGateway
  #codeDesk: service.CodeDesk
  #count = 0

  constructor(db: TestDatabase, gateway: SmsGateway) {
    this.#db = db
    this.#gateway = gateway
    this.#codeDesk = service.newCodeDesk(gateway.way)
  }

  /** As before anybody asked: the gateway well, nothing come, no failure of it remembered, no try counted of an address. */
  begin = (): void => {
    this.#gateway.manner = 'WELL'
    this.#gateway.asked.length = 0
    this.#gateway.sent.length = 0
    this.forgetFailures()
    this.#db.app.visitorTries.forget()
  }

  /** The gateway is trusted again, as after a restart. */
  forgetFailures = (): void => {
    this.#codeDesk = service.newCodeDesk(this.#gateway.way)
  }

  /** Somebody of the desk of Xihe. */
  plantClerk = async (): Promise<Actor> => {
    const at = { ...places.xihe, parentId: null, code: '001', type: 'PARTY_COMMITTEE', depth: 1 } as const
    const { id, identityIds } = await plantAccount(this.#db, { login: `sms-${++this.#count}`, at, roles: ['DESK'] })
    return deskOf(places.xihe, { accountId: id, identityId: identityIds[0] ?? null })
  }

  newNumber = () => `138${String(10_000_000 + ++this.#count)}`

  ask = (actor: Actor, number: string, now = monday) =>
    this.#inSteps(actor, (ctx) => service.askForSms(ctx, { number }, this.#codeDesk), now)
  confirm = (actor: Actor, code: string, now = monday) =>
    this.#inSteps(actor, (ctx) => service.confirmSms(ctx, { code }), now)
  seen = (actor: Actor, now = monday) =>
    look(this.#db.app, actor, (ctx) => service.readSms(ctx, this.#gateway.way), now)

  arrivedCode = () => /验证码(\d{6})/.exec(this.#gateway.sent.at(-1)?.text ?? '')?.[1] ?? ''
  wrongCode = () => (this.arrivedCode() === '111111' ? '222222' : '111111')

  // As they are served: each round trip is kept by itself.
  #inSteps<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, now: Date): Promise<T> {
    return perform({ db: this.#db.app, actor, effect: 'steps', requestId: 'test', now }, work)
  }
}
