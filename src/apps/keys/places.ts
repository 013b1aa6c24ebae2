import { carried } from '../bundle/carried.ts'

// Every column that holds something sealed: what is sealed anew when the keys are rotated, and what ends by itself before that
// matters. A test asks the database for columns that stand in neither list.

/** A sealed column: how a row is found again, and for which context it is sealed. */
export interface SealedPlace {
  readonly table: string
  readonly column: string
  readonly key: string
  readonly keyType: 'uuid' | 'text'
  /** The column whose value the context names. */
  readonly of: string
  context(of: string): string
  /** How many rows at a time: files are large. */
  readonly slice: number
  /** The trigger that refuses any change of it; it is off while a slice is written. */
  readonly trigger?: string
}

const place = (
  table: string,
  column: string,
  more: Partial<SealedPlace> & Pick<SealedPlace, 'context'>,
): SealedPlace => ({
  ...{ table, column, key: 'id', keyType: 'uuid', of: more.key ?? 'id', slice: 500 },
  ...more,
})

// What leaves an installation opened says already for which context each column is sealed.
const alongWithOrganisations = carried.flatMap(({ name, slice, sealed = {} }) =>
  Object.entries(sealed).map(([column, contextOf]) =>
    place(name, column, {
      context: (id) => contextOf({ id }),
      ...(slice ? { slice } : {}),
      ...(name === 'cases.measure' ? { trigger: 'measure_is_kept' } : {}),
    }),
  ),
)

/** The columns that are sealed anew. */
export const sealedPlaces: readonly SealedPlace[] = [
  ...alongWithOrganisations,
  place('accounts.totp', 'secret', { key: 'account_id', context: (id) => `accounts.totp.secret/${id}` }),
  place('accounts.saved_view', 'sealed', {
    ...({ key: 'sealed_for', keyType: 'text' } as const),
    context: (id) => `accounts.saved_view/${id}`,
  }),
  place('cases.arrival', 'handle_sealed', { of: 'case_id', context: (id) => `cases.arrival.handle/${id}` }),
  place('cases.telling', 'code_sealed', { of: 'case_id', context: (id) => `cases.telling.code/${id}` }),
  place('cases.channel', 'secret_sealed', { context: (id) => `cases.channel.secret/${id}` }),
  place('cases.message_file', 'content_sealed', { slice: 5, context: (id) => `cases.message_file.content/${id}` }),
  place('members.export', 'content_sealed', { slice: 5, context: (id) => `members.export.content/${id}` }),
  place('members.export', 'password_sealed', { context: (id) => `members.export.password/${id}` }),
  place('members.import_batch', 'content_sealed', { slice: 5, context: (id) => `members.import_batch.content/${id}` }),
  place('notices.reminder', 'mail_sealed', { key: 'account_id', context: (id) => `notices.reminder.mail/${id}` }),
  place('notices.reminder', 'asked_sealed', { key: 'account_id', context: (id) => `notices.reminder.mail/${id}` }),
  place('notices.sms', 'number_sealed', { key: 'account_id', context: (id) => `notices.sms.number/${id}` }),
  place('notices.sms', 'asked_sealed', { key: 'account_id', context: (id) => `notices.sms.number/${id}` }),
  place('operations.webhook', 'secret_sealed', {
    ...({ key: 'name', keyType: 'text' } as const),
    context: (name) => `operations.webhook.secret/${name}`,
  }),
]

/** Columns whose rows end by themselves within two weeks; a key that one of them needs is not retired before. */
export const endingPlaces: readonly { readonly table: string; readonly column: string }[] = [
  { table: 'accounts.account_list', column: 'links_sealed' },
  { table: 'accounts.ceremony', column: 'sealed' },
  { table: 'accounts.unsent_form', column: 'sealed' },
  { table: 'app.idempotency', column: 'answer' },
]

/** Contexts of hashes that stand: their keys stay when a master is retired. Tests compare the list with the source. */
export const standingContexts: readonly string[] = [
  ...['audit.entry', 'audit.seal', 'audit.head', 'public_log.head', 'public_log.key', 'app.file', 'app.setting'],
  ...[
    'accounts.device',
    'accounts.program_key',
    'accounts.provider-subject',
    'accounts.recovery-code',
    'backup.manifest',
    'kernel.form',
  ],
  ...['kernel.job', 'cases.code', 'feedback.code', 'consultations.token', 'notices.mail-code', 'members.export'],
  ...['notices.sms-code', 'notices.sms-message', 'notices.sms-number'],
  ...['members.export.row', 'members.roster.mobile', 'members.roster.residence', 'members.roster.row'],
]

/** The same for contexts that name a record; SQL that gives them all. */
export const standingByRecord = `
  select 'cases.arrival/' || id as context from cases.channel
  union all select 'consultations.participation/' || id from consultations.consultation`
