// What goes along when one organisation, with everything below it, moves to another installation; and what stays, and why.
// Every table of the product stands in one of the two lists: a test asks for a decision about each new one.
// In the conditions `t` is the row, $1 and $2 are the range of paths that moves.

/** How the rows of a table go along. */
export interface Carried {
  readonly name: string
  /** Which rows go; without it all that `along` leaves. */
  readonly where?: string
  /** Rows that go only when the row they name goes: column and table. */
  readonly along?: Readonly<Record<string, string>>
  /** Under which organisation a row is kept that lies outside although it goes along; SQL that gives its id. */
  readonly home?: string
  /** References that are cut when the row they name does not go along: column and table. */
  readonly cut?: Readonly<Record<string, string>>
  /** Columns that are put otherwise, as SQL. */
  readonly put?: Readonly<Record<string, string>>
  /** Columns that are written after the row, step by step, as it happened: triggers tell the public log of each. */
  readonly later?: readonly (readonly string[])[]
  /** Columns that stay. */
  readonly without?: readonly string[]
  /** How many rows at a time, where they are large. */
  readonly slice?: number
  /** The same row may be here already and says the same. */
  readonly shared?: true
  /** Columns of markup: cleaned once more by whoever takes them in. */
  readonly markup?: readonly string[]
  /** Columns that are sealed, and for which context (kernel/crypto.ts). */
  readonly sealed?: Readonly<Record<string, (row: { readonly id: string }) => string>>
}

const inside = (column: string) => `${column} >= $1 and ${column} < $2`
const here = inside('t.org_path')
const itsOrg = (table: string, condition: string) =>
  `(select h.org_id from ${table} h where ${condition} and ${inside('h.org_path')} limit 1)`

/** The three administrators belong to an installation and not to an organisation: their accounts stay, and none is taken in. */
export const administrators = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const
const anyAdmin = `(select a.account_id from accounts.identity a where a.role in (${administrators.map((role) => `'${role}'`).join(', ')}))`
const postsHere = `select i.account_id from accounts.identity i where ${inside('i.org_path')}`
const membersHere = `select m.person_id from members.member m where ${inside('m.org_path')}`
const holdersHere = `select p.person_id from people.post_holding p where ${inside('p.org_path')}`
const sidesHere = `select s.matter_id from procedure.side s where ${inside('s.org_path')}`
const sidesElsewhere = `select s.matter_id from procedure.side s where not (${inside('s.org_path')})`

// A matter that still runs with somebody outside is not torn in two: it stays and is counted as left.
const goesAlong = (matter: string) =>
  `${matter}.id in (${sidesHere}) and (${matter}.ended_at is not null or ${matter}.id not in (${sidesElsewhere}))`
const mattersHere = `select m.id from procedure.matter m where ${goesAlong('m')}`

const orgsHere = `select o.id from organisations.org o where ${inside('o.path')}`

// A desk to which a matter would go and that stays behind: until the receiver names its own superior, the organisation that leaves takes its place.
const partiesHere = `(select coalesce(jsonb_object_agg(p.key, (select coalesce(jsonb_agg(
    case when (seat->>'orgId')::uuid in (${orgsHere}) then seat else seat || (select jsonb_build_object('orgId', o.id, 'orgName', o.short_name,
      'accountId', null, 'name', null, 'isAbove', true) from organisations.org o where o.path = $1) end
    order by place), '[]') from jsonb_array_elements(p.value) with ordinality as x (seat, place))), '{}') from jsonb_each(t.parties) p)`

// What the cases that go along were decided to be; the classes of a list that goes along it remembers itself.
const classesHere = (columns: string) =>
  `select ${columns} from cases.case c where c.second is not null and ${inside('c.org_path')}`

const ofCase = { case_id: 'cases.case' }
const ofMatter = { matter_id: 'procedure.matter' }

/** The tables that go along, each after those it refers to. */
export const carried: readonly Carried[] = [
  { name: 'organisations.org', where: inside('t.path'), cut: { parent_id: 'organisations.org' } },
  { name: 'organisations.naming', where: here },
  { name: 'organisations.placement', where: here, cut: { parent_id: 'organisations.org' } },
  { name: 'organisations.term', where: here },
  { name: 'organisations.line_seat', where: here },
  { name: 'organisations.reshaping', where: here },
  { name: 'organisations.old_slug', along: { org_id: 'organisations.org' } },
  {
    name: 'organisations.succession',
    along: { predecessor_id: 'organisations.org', successor_id: 'organisations.org' },
  },
  {
    name: 'people.person',
    where: `(${here} or t.id in (${membersHere}) or t.id in (${holdersHere}))`,
    home: `coalesce(${itsOrg('members.member', 'h.person_id = t.id')}, ${itsOrg('people.post_holding', 'h.person_id = t.id')})`,
    cut: { merged_into: 'people.person' },
    // Keyed for the installation it stands in: the receiver makes its own from the number.
    without: ['id_number_hash'],
    sealed: {
      id_number_sealed: ({ id }) => `people.person.idNumber/${id}`,
      mobile_sealed: ({ id }) => `people.person.mobile/${id}`,
      residence_sealed: ({ id }) => `people.person.residence/${id}`,
      photo_sealed: ({ id }) => `people.person.photo/${id}`,
    },
  },
  { name: 'people.post_holding', where: here },
  {
    name: 'accounts.account',
    where: `(${here} or t.id in (${postsHere})) and t.id not in ${anyAdmin}`,
    home: itsOrg('accounts.identity', 'h.account_id = t.id'),
    cut: { person_id: 'people.person' },
    without: ['password_hash'],
  },
  { name: 'accounts.identity', where: here, along: { account_id: 'accounts.account' } },
  {
    name: 'accounts.delegation',
    where: here,
    along: { from_account_id: 'accounts.account', to_account_id: 'accounts.account', made_by: 'accounts.account' },
  },
  {
    name: 'members.member',
    where: here,
    // Who receives a floating member and stays behind is named in words; a code could mean somebody else there.
    cut: { receiving_org_id: 'organisations.org' },
    put: {
      receiving_branch: `case when t.receiving_org_id is null or t.receiving_org_id in (${orgsHere}) then t.receiving_branch
        else (select r.name from organisations.org r where r.id = t.receiving_org_id) end`,
    },
    // What speaks of an import: its files and its taking back stay where it was done.
    without: ['import_batch_id', 'row_digest', 'row_version'],
  },
  { name: 'members.posting', where: here, along: { member_id: 'members.member' } },
  {
    name: 'members.revision',
    along: { member_id: 'members.member' },
    home: itsOrg('members.member', 'h.id = t.member_id'),
    without: ['batch_id'],
    sealed: { before_sealed: ({ id }) => `members.revision.before/${id}` },
  },
  {
    name: 'procedure.matter',
    where: goesAlong('t'),
    put: { parties: `case when t.ended_at is null then ${partiesHere} else t.parties end` },
  },
  { name: 'procedure.side', where: here, along: ofMatter },
  { name: 'procedure.step', along: ofMatter },
  { name: 'procedure.assignment', where: here, along: ofMatter, cut: { of_id: 'procedure.assignment' } },
  { name: 'procedure.act', along: ofMatter },
  {
    name: 'members.duplicate',
    where: here,
    cut: { first_id: 'members.member', second_id: 'members.member', matter_id: 'procedure.matter' },
    sealed: { before_sealed: ({ id }) => `members.duplicate.before/${id}` },
  },
  {
    name: 'members.correction',
    where: here,
    along: { member_id: 'members.member', matter_id: 'procedure.matter' },
    sealed: {
      value_sealed: ({ id }) => `members.correction.value/${id}`,
      why_sealed: ({ id }) => `members.correction.why/${id}`,
    },
  },
  { name: 'notices.line_matter', where: here },
  // What was said to who stays behind stays there.
  { name: 'notices.line_answer', where: here, along: { matter_id: 'notices.line_matter' } },
  { name: 'sites.site', where: here, cut: { successor_org_id: 'organisations.org' } },
  { name: 'sites.column', where: here },
  // What all sites below show is decided anew where they go.
  {
    name: 'publishing.article',
    where: here,
    markup: ['body_html'],
    without: ['handed_org_id', 'handed_path', 'handed_at'],
  },
  { name: 'publishing.article_version', where: here, markup: ['body_html'] },
  { name: 'publishing.article_step', where: here },
  // A note to what a superior stays behind with goes with the article only: there it would stand below nothing.
  { name: 'publishing.local_note', where: here, along: { article_id: 'publishing.article' } },
  { name: 'publishing.local_note_step', where: here, along: { note_id: 'publishing.local_note' } },
  // Offered to somebody who stays behind, or from there, is offered anew where it goes; a site that goes keeps what it took from another that goes.
  {
    name: 'publishing.offer',
    where: here,
    along: { article_id: 'publishing.article', to_org_id: 'organisations.org' },
  },
  { name: 'publishing.offer_answer', where: here, along: { offer_id: 'publishing.offer' } },
  { name: 'publishing.offer_answer_step', where: here, along: { answer_id: 'publishing.offer_answer' } },
  { name: 'cases.desk', where: here },
  { name: 'cases.second_class', where: `(t.field, t.second) in (${classesHere('c.field, c.second')})`, shared: true },
  {
    name: 'cases.third_class',
    where: `(t.field, t.second, t.third) in (${classesHere('c.field, c.second, c.third')})`,
    shared: true,
  },
  { name: 'cases.class_list', where: here },
  {
    name: 'cases.case',
    where: here,
    // Of a case about somebody outside the name stays, as it was written; the reference goes to who handles it.
    // A petition whose matter stays would bind the case for ever: it goes on as a message.
    put: {
      about_org_id: `case when t.about_org_id in (${orgsHere}) then t.about_org_id else t.org_id end`,
      in_petition_since: `case when t.petition_id in (${mattersHere}) then t.in_petition_since end`,
      petition_id: `case when t.petition_id in (${mattersHere}) then t.petition_id end`,
    },
    cut: { escalated_to_id: 'organisations.org', previous_id: 'cases.case', joined_to_id: 'cases.case' },
    sealed: { contact_sealed: ({ id }) => `cases.case.contact/${id}` },
  },
  { name: 'cases.event', along: ofCase },
  { name: 'cases.reply', along: ofCase },
  { name: 'cases.supplement', along: ofCase },
  {
    name: 'cases.enclosure',
    along: ofCase,
    slice: 5,
    // What speaks of a form that is filled in here.
    without: ['form', 'digest', 'waits_until'],
    sealed: {
      name_sealed: ({ id }) => `cases.enclosure.name/${id}`,
      content_sealed: ({ id }) => `cases.enclosure.content/${id}`,
    },
  },
  {
    name: 'cases.reply_file',
    along: ofCase,
    slice: 5,
    // It keeps the id it was handed in under, and is sealed for that.
    sealed: {
      name_sealed: ({ id }) => `cases.enclosure.name/${id}`,
      content_sealed: ({ id }) => `cases.enclosure.content/${id}`,
    },
  },
  { name: 'cases.question', along: ofCase },
  { name: 'cases.review_request', along: ofCase },
  { name: 'cases.rating', along: ofCase },
  { name: 'cases.filing', along: ofCase },
  {
    name: 'cases.measure',
    along: ofCase,
    // The number of a transaction is of one database only.
    without: ['transaction_id'],
    later: [
      ['appealed_at', 'appeal_reason'],
      ['appeal_decided_at', 'appeal_decided_by', 'lifted_at'],
    ],
    sealed: { original: ({ id }) => `cases.measure.original/${id}` },
  },
  {
    name: 'cases.opening',
    along: ofCase,
    // What waits for somebody who stays behind would wait for ever.
    put: {
      state: `case when t.state = 'WAITING' and t.matter_id not in (${mattersHere}) then 'WITHDRAWN' else t.state end`,
    },
  },
  { name: 'cases.look', along: ofCase },
  {
    name: 'cases.promise',
    along: ofCase,
    // One of a call has no answer; where its call stays behind, the desk of the case settles it.
    cut: { reply_id: 'cases.reply', call_id: 'procedure.matter' },
  },
  {
    name: 'cases.knowledge',
    where: here,
    put: {
      place_id: `case when ${inside('t.place_path')} then t.place_id else t.org_id end`,
      place_path: `case when ${inside('t.place_path')} then t.place_path else t.org_path end`,
    },
  },
  { name: 'cases.place_limit', where: here },
  { name: 'demands.responsibility', where: here, along: { desk_org_id: 'organisations.org' } },
  { name: 'demands.project', where: here, along: { owner_id: 'organisations.org' } },
  { name: 'demands.project_step', where: here, along: { project_id: 'demands.project' } },
  // A project of who stayed behind is not theirs to tell of.
  { name: 'consultations.consultation', where: here, cut: { project_id: 'demands.project' } },
  {
    name: 'consultations.statement',
    where: here,
    along: { consultation_id: 'consultations.consultation' },
    sealed: { sealed: ({ id }) => `consultations.statement.sealed/${id}` },
  },
  { name: 'feedback.remark', where: here },
  { name: 'feedback.answer', where: here, along: { remark_id: 'feedback.remark' } },
  // The digest is keyed too: the bytes go along as files and are kept anew.
  // A paper of a matter goes with it, wherever it was handed in; what waits for its matter was not handed in yet.
  {
    name: 'app.file',
    where: `t.waits_until is null and (${here} or t.taken_by in (${mattersHere}))`,
    home: itsOrg('procedure.side', 'h.matter_id = t.taken_by'),
    without: ['digest'],
  },
]

/** The tables that stay, each with its reason. */
export const stays: Readonly<Record<string, string>> = {
  'accounts.account_list': 'how accounts were brought in here; they go along by themselves',
  'accounts.account_list_row': 'how accounts were brought in here; they go along by themselves',
  'accounts.account_notice': 'alarms of an account in the installation it signed in to',
  'accounts.ceremony': 'under way for minutes',
  'accounts.invitation': 'the receiver invites anew',
  'accounts.passkey': 'bound to the address of the installation',
  'accounts.program_key': 'asked for at the installation that answers',
  'accounts.provider_link': 'bound to the provider of the installation',
  'accounts.recovery_code': 'no means of signing in goes along',
  'accounts.session': 'no means of signing in goes along',
  'accounts.totp': 'no means of signing in goes along',
  'accounts.saved_view': 'how one looks at lists; their addresses name ids of this installation',
  'accounts.unsent_form': 'a draft of a day or two',
  'app.attempt': 'counted tries of hours',
  'app.idempotency': 'answers of hours',
  'app.setting': 'of the whole installation',
  'app.removed': 'what was removed is not taken along',
  'app.task': 'progress of work that ran here',
  'audit.entry': 'goes along as an annex to read; the chain of the receiver is its own',
  'audit.seal': 'the chain of this installation',
  'cases.arrival': 'belongs to a door of this installation',
  'cases.channel': 'a door of this installation; the receiver opens its own',
  'cases.message_file': 'goes back to the office that handed it over, from where it was filed',
  'cases.refused_mail': 'belongs to a door of this installation',
  'cases.counter': 'drawn anew; the numbers that go along are stepped over',
  'cases.open_group': 'counts of the whole installation that were published',
  'cases.open_month': 'counts of the whole installation that were published',
  'cases.reviewer': 'named by the top of this installation; the receiver’s top names its own',
  'cases.telling': 'sent by a door of this installation',
  'consultations.salt': 'drawn anew by the receiver; what runs while it moves is begun anew by who takes part',
  'consultations.stance':
    'what one browser said, under a digest of this installation, until the end; only what was counted goes along',
  'demands.model': 'learned for the whole installation',
  'demands.reply_month': 'counted anew each night',
  'demands.topic': 'found anew each night',
  'demands.topic_run': 'found anew each night',
  'members.column_mapping': 'how one office’s files were read; learned anew with the first file',
  'members.export': 'a file that was allowed to one person for a day',
  'members.exported': 'follows its export',
  'members.import_batch': 'the taking back of an import stays where it was done; what it changed is in the revisions',
  'members.import_change': 'follows its import',
  'members.import_fault': 'follows its import',
  'members.tally': 'sums that the receiver counts anew',
  'members.tally_change': 'sums that the receiver counts anew',
  'notices.calendar': 'a secret address of one person at this installation',
  'notices.org_reminder': 'a word of three days from a superior of this installation',
  'notices.reminder': 'a private address its owner gave this installation; he gives it anew',
  'notices.sms': 'a private number its owner gave this installation; he gives it anew',
  'auditing.chain_check': 'of the whole installation',
  'operations.delivery': 'of the whole installation',
  'operations.run': 'of the whole installation',
  'operations.webhook': 'of the whole installation',
  'publishing.failing_link': 'found anew each night',
  'public_log.checkpoint': 'the log of this installation',
  'public_log.entry': 'the log of this installation; the receiver’s log names every message as it comes in',
  'public_log.node': 'the log of this installation',
  'public_log.opening': 'the log of this installation',
  'sites.section': 'written by migrations, the same everywhere',
  'transparency.kept_checkpoint': 'kept for other nodes by this one',
  'transparency.leaves_reading': 'what this one found at other nodes',
}

/** Keyed for the installation: the receiver makes them anew from what comes along. */
export const madeHere: readonly string[] = ['id_number_hash', 'digest']

/** A name as SQL writes it. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** Whether a row `t` goes along. */
export function conditionOf({ where, along = {} }: Carried): string {
  const own = where === undefined ? [] : [`(${where})`]
  return [...own, ...Object.entries(along).map(([column, table]) => `t.${column} in (${idsOf(table)})`)].join(' and ')
}

/** The ids of the rows of a table that go along. */
export function idsOf(table: string): string {
  const one = carried.find(({ name }) => name === table)
  if (!one) throw new Error(`${table} does not go along`)
  return `select t.id from ${quoted(table)} t where ${conditionOf(one)}`
}
