// Functions that run as their owner, each with its reason. An entry that names nothing any more fails a test.
import { definersOfCases } from './definers-cases.ts'

/** Who owns a function, and why it runs as that. */
export type Definers = Readonly<
  Record<string, { readonly owner: 'search' | 'worker' | 'owner'; readonly reason: string }>
>

/** Functions that run as their owner: the search role, or for triggers the owner of the tables. */
export const definers: Definers = {
  'app.take_try': { owner: 'search', reason: 'counts a try exactly, without showing whose tries were counted' },
  'app.give_back_try': { owner: 'search', reason: 'takes one counted try back' },
  'app.enqueue': { owner: 'worker', reason: 'hands a job to the queue, which belongs to the worker' },
  'procedure.take_side': { owner: 'search', reason: 'the side to which a matter goes may stand above who sends it' },
  'procedure.put_seat': { owner: 'search', reason: 'the seat for which a matter waits may stand above who sends it' },
  'procedure.paper_of': {
    owner: 'search',
    reason: 'who reads a matter opens its papers, wherever they were handed in; states the reach of its sides',
  },
  'accounts.program_key_of': {
    owner: 'search',
    reason: 'who asks by a key is not known before the key is found; by its whole hash only',
  },
  'accounts.staff_of': {
    owner: 'search',
    reason: 'a post in reach whose account was made further up; states the reach',
  },
  'accounts.count_others': {
    owner: 'search',
    reason: 'whether anybody but the asker could decide above him; a number of at most two, states the reach',
  },
  'accounts.posts_at': {
    owner: 'search',
    reason:
      'whether who holds a post in reach may still sign in, though his account was made further up; names nobody, states the reach',
  },
  'organisations.search_ids': {
    owner: 'search',
    reason: 'under a policy every organisation is compared with the settings; states the reach itself',
  },
  'organisations.search_standing': {
    owner: 'search',
    reason: 'a policy keeps the portal from indexes over names; ids only, of what the directory shows to everybody',
  },
  'organisations.superior_of': { owner: 'search', reason: 'who decides may stand above who asks; id and name only' },
  'organisations.superiors_of': {
    owner: 'search',
    reason: 'to whom silence climbs stands above who asks; id and name only',
  },
  'organisations.gone_below': {
    owner: 'search',
    reason: 'whose public addresses lead here is public; ids only, of who ended',
  },
  'organisations.meant_by': {
    owner: 'search',
    reason: 'who receives a floating member stands outside the reach; an id by a code, and codes are public',
  },
  'organisations.called': {
    owner: 'search',
    reason: 'the same the other way round; name and code of an organisation are public',
  },
  'people.exists_elsewhere': { owner: 'search', reason: 'answers yes or no across branches, no name and no place' },
  'people.known_elsewhere': { owner: 'search', reason: 'the same for the numbers of an import' },
  'members.note_member_change': {
    owner: 'search',
    reason: 'a trigger that notes beside kept sums what came and went; nobody may write there by hand',
  },
  'members.note_person_change': { owner: 'search', reason: 'the same for what is counted of persons' },
  'accounts.refuse_joined_admins': {
    owner: 'owner',
    reason: 'trigger: sees all posts of an account, wherever they are',
  },
  'accounts.is_account': { owner: 'search', reason: 'yes or no: who searches the audit for it follows a person' },
  'accounts.find_login': { owner: 'search', reason: 'sign-in knows nobody yet' },
  'accounts.identities_of': { owner: 'search', reason: 'one’s own posts lie outside the post one acts in' },
  'accounts.start_session': { owner: 'search', reason: 'sign-in knows nobody yet' },
  'accounts.session_of': { owner: 'search', reason: 'finds who asks, before there is a reach' },
  'accounts.place_of': {
    owner: 'search',
    reason: 'a job asks where the post of its actor stands, before it has a reach',
  },
  'accounts.touch_session': { owner: 'search', reason: 'notes that the session of a token was used' },
  'accounts.switch_identity': { owner: 'search', reason: 'from one reach into another of the same account' },
  'accounts.own_password': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.set_own_password': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.end_session': { owner: 'search', reason: 'whoever holds the token may end it' },
  'accounts.end_sessions_of': { owner: 'search', reason: 'a disabled account loses sessions in every post' },
  'accounts.invited': { owner: 'search', reason: 'a one-time link comes from somebody not signed in' },
  'accounts.is_above_reach': {
    owner: 'search',
    reason: 'a post outside the reach keeps an account from being handed over',
  },
  'accounts.use_invitation': { owner: 'search', reason: 'a one-time link comes from somebody not signed in' },
  'accounts.has_factor': { owner: 'search', reason: 'asked for every session, before there is a reach' },
  'accounts.begin_ceremony': { owner: 'search', reason: 'sign-in knows nobody yet' },
  'accounts.find_ceremony': { owner: 'search', reason: 'sign-in knows nobody yet' },
  'accounts.end_ceremony': { owner: 'search', reason: 'whoever holds the token may end it' },
  'accounts.factors_of': { owner: 'search', reason: 'after a right password nobody is known yet' },
  'accounts.totp_of': { owner: 'search', reason: 'the second step of signing in; sealed' },
  'accounts.use_totp_step': { owner: 'search', reason: 'counts a code once, whichever request comes first' },
  'accounts.use_recovery_code': { owner: 'search', reason: 'uses a code up at sign-in' },
  'accounts.set_own_totp': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.remove_own_totp': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.set_own_recovery_codes': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.passkeys_of': { owner: 'search', reason: 'public keys’ names, for their owner' },
  'accounts.passkey_by_credential': { owner: 'search', reason: 'sign-in knows nobody yet' },
  'accounts.use_passkey': { owner: 'search', reason: 'counts upwards at sign-in' },
  'accounts.add_own_passkey': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.remove_own_passkey': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.reset_factors': { owner: 'search', reason: 'takes away in every post; states the reach itself' },
  'accounts.find_provider_account': { owner: 'search', reason: 'sign-in knows nobody yet' },
  'accounts.link_own_provider': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.unlink_own_provider': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.own_provider': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.link_by_invitation': { owner: 'search', reason: 'a one-time link comes from somebody not signed in' },
  'accounts.mark_strong_session': { owner: 'search', reason: 'the session that sign-in has just begun' },
  'accounts.own_sessions': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.end_own_session': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.prove_session': { owner: 'search', reason: 'one’s own session' },
  'accounts.alarm_security': {
    owner: 'search',
    reason: 'security administrators stand above whom they are told of; gives how many were told',
  },
  'accounts.tell_owner': { owner: 'search', reason: 'a word to the owner of an account, wherever it is kept' },
  'accounts.own_notices': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.see_own_notices': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.own_kept': { owner: 'search', reason: 'one’s own account may lie outside the reach; no secret of it' },
  'accounts.own_views': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.keep_own_views': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.forget_views_of': { owner: 'search', reason: 'a disabled account loses its views in every post' },
  'accounts.keep_own_unsent': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.own_unsent': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.drop_own_unsent': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.posts_of': {
    owner: 'search',
    reason: 'the posts of one account, for its calendar and its letter; both come before there is a reach',
  },
  'accounts.alarms_to_send': {
    owner: 'search',
    reason: 'the worker sends alarms to owners wherever they are kept; ids only',
  },
  'accounts.note_alarm_sent': { owner: 'search', reason: 'the worker notes that an alarm went out' },
  'notices.own_reminder': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.set_own_quiet_hours': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.ask_own_mail': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.confirm_own_mail': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.drop_own_mail': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.set_own_calendar': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.drop_own_calendar': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.calendar_owner': { owner: 'search', reason: 'whoever holds the secret of a calendar is nobody yet' },
  'notices.letters_to_send': { owner: 'search', reason: 'the worker writes to owners wherever they are kept; sealed' },
  'notices.take_letter': { owner: 'search', reason: 'the worker sends each letter once' },
  'notices.give_letter_back': { owner: 'search', reason: 'the worker sends again what did not leave' },
  'notices.note_letter_left': { owner: 'search', reason: 'the worker notes that a letter left after all' },
  'notices.failing_letters': {
    owner: 'search',
    reason: 'how many letters keep failing; a number, for who keeps the installation',
  },
  'notices.own_sms': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.ask_own_sms': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.try_own_sms': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.confirm_own_sms': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.set_own_sms': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.drop_own_sms': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.forget_asked_sms': { owner: 'search', reason: 'the worker forgets numbers that nobody confirmed' },
  'notices.sms_to_send': { owner: 'search', reason: 'the worker writes to owners wherever they are kept; no number' },
  'notices.begin_sms': { owner: 'search', reason: 'the worker takes a try of a day; sealed' },
  'notices.end_sms': { owner: 'search', reason: 'the worker sends one message a day' },
  'notices.refuse_sms': { owner: 'search', reason: 'the worker notes that the operator refused a number' },
  'notices.fail_sms': { owner: 'search', reason: 'the worker notes that a message did not leave' },
  'notices.failing_sms': { owner: 'search', reason: 'how many messages keep failing; a number, as of letters' },
  'notices.remind_below': {
    owner: 'search',
    reason: 'the word to an organisation has no owner; only below the reach’s top',
  },
  'notices.reminders_of': { owner: 'search', reason: 'states the reach itself' },
  'notices.charged_with': {
    owner: 'search',
    reason: 'who works for a line at an organisation in reach, by accounts; only the search role calls it',
  },
  'notices.line_matters_at': {
    owner: 'search',
    reason: 'what is written to a line stands above whom it reaches; of one organisation, states the reach itself',
  },
  'notices.left_out_of': {
    owner: 'search',
    reason: 'which kinds an account leaves out of letter and calendar; codes, for who writes them',
  },
  'notices.set_own_kind': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'notices.mail_of': { owner: 'search', reason: 'the worker sends an alarm; sealed' },
  'accounts.delegated_identity': {
    owner: 'search',
    reason: 'asked by other definer functions: whether a delegation runs',
  },
  'accounts.switch_delegation': {
    owner: 'search',
    reason: 'from one’s own post into another’s, of a delegation that runs',
  },
  'accounts.own_delegations': { owner: 'search', reason: 'the post one acts in for another lies outside the reach' },
  'accounts.end_own_delegation': { owner: 'search', reason: 'whoever gave or took it may end it from any post' },
  'accounts.find_taker': {
    owner: 'search',
    reason: 'who is to act may be kept elsewhere; answers to a whole account name only',
  },
  'organisations.first_free_slug': {
    owner: 'search',
    reason: 'an address is unique in the tree, which no reader sees whole',
  },
  'members.search_ids': {
    owner: 'search',
    reason: 'text search uses no index under a policy; states the reach itself',
  },
  'members.note_duplicates': {
    owner: 'search',
    reason: 'finds the other record of a person across branches; gives how many pairs are new, no name and no place',
  },
  'members.is_compared': { owner: 'search', reason: 'the pair lies with a superior; yes or no, for a member in reach' },
  'members.own_traces': {
    owner: 'search',
    reason: 'one’s own account is told who looked at one’s record; the audit has no reach',
  },
  'members.own_posts': {
    owner: 'search',
    reason: 'posts one holds may lie outside the reach; of one’s own person only',
  },
  'members.own_history': {
    owner: 'search',
    reason: 'what was kept of one in a branch one left lies outside the reach; of one’s own person only',
  },
  'members.own_corrections': {
    owner: 'search',
    reason: 'what one asked in a branch one left lies outside the reach; sealed, of one’s own person only',
  },
  'audit.looks_at_members': {
    owner: 'worker',
    reason:
      'eight acts upon named members, exports, sheets and pairs, for members.own_traces; only the search role calls it',
  },
  'audit.own_deeds': {
    owner: 'worker',
    reason:
      'what one’s own account did by named acts, each thing once; the audit has no reach, the chapters state theirs',
  },
  'auditing.search_entries': {
    owner: 'search',
    reason: 'the audit has no reach of its own; a page of it for who reviews, states the reach of its organisations',
  },
  'audit.entries_of': { owner: 'worker', reason: 'for auditing.search_entries; only the search role calls it' },
  'audit.acts_of': { owner: 'worker', reason: 'the same: which acts there are, by name' },
  'audit.sequences_of': { owner: 'worker', reason: 'the same: where entries stand in the chain' },
  'publishing.search': { owner: 'search', reason: 'text search uses no index under a policy; states the reach itself' },
  'publishing.linked_articles': { owner: 'search', reason: 'the worker tries what everybody reads, of every site' },
  'publishing.gone_here': { owner: 'search', reason: 'yes or no of what everybody reads, for the worker' },
  'publishing.failing_links': { owner: 'search', reason: 'the worker has no reach; addresses that everybody reads' },
  'publishing.note_links': { owner: 'search', reason: 'the worker has no reach; writes what a night found' },
  'publishing.shown_file': {
    owner: 'search',
    reason: 'the public has no right to files; gives one that a published article names or shows',
  },
  'publishing.handed_to': {
    owner: 'search',
    reason: 'an editor below has no reach above; gives what everybody reads on his site, and nothing else of it',
  },
  'publishing.handed_here': { owner: 'search', reason: 'the same for one article, with its text' },
  'publishing.receiver_above': {
    owner: 'search',
    reason: 'an editor has no reach above; gives to whom he may offer, the one directly above a place in his reach',
  },
  'publishing.receiver_of': {
    owner: 'search',
    reason: 'an offer made below is told to who may answer it: the site, in reach',
  },
  'publishing.offers_at': {
    owner: 'search',
    reason: 'what is offered to a place in reach stands above it or below it; published articles only',
  },
  'publishing.offered_to': { owner: 'search', reason: 'the same as a list, with titles' },
  'publishing.offered_here': {
    owner: 'search',
    reason: 'the same for one article, with its text as everybody reads it',
  },
  'publishing.offers_waiting': { owner: 'search', reason: 'the same for 待办 of all places in reach' },
  'publishing.answers_to': {
    owner: 'search',
    reason: 'who offers an article in his reach reads what other sites answered and why, and nothing else of theirs',
  },
  'publishing.outdated_notes': { owner: 'search', reason: 'notes in reach below articles that stand above it' },
  'publishing.search_published': { owner: 'search', reason: 'the same for what is published' },
  'consultations.taker_of': { owner: 'search', reason: 'the salt of a consultation is read by no login' },
  'consultations.take_stances': {
    owner: 'search',
    reason: 'what somebody says is kept under a digest that no login reads',
  },
  'consultations.unsaid': { owner: 'search', reason: 'of what a participation said nothing yet; never what it said' },
  'consultations.hand_in_statement': {
    owner: 'search',
    reason: 'a citizen hands a statement in, where he has no reach',
  },
  'consultations.led_on': {
    owner: 'search',
    reason: 'whether one came out of who asked, which is public; yes or no only',
  },
  'consultations.follow_org': {
    owner: 'search',
    reason: 'gives what is owed, with stances nobody reads, to who takes over; states the reach',
  },
  'consultations.asked_of_project': {
    owner: 'search',
    reason: 'what was asked about a project is public, and who asked may stand above who reads',
  },
  'consultations.statements_of': { owner: 'search', reason: 'the words of statements that are shown, for everybody' },
  'consultations.stances_of': {
    owner: 'search',
    reason: 'what each participation says without its digest, for the map; states the reach',
  },
  'consultations.note_published': {
    owner: 'search',
    reason: 'from how many the published figures were counted is read by no login; states the reach',
  },
  'consultations.forget_leftovers': {
    owner: 'search',
    reason: 'destroys what is left of closed consultations in reach; nobody may delete it by hand',
  },
  'consultations.forget_stances': {
    owner: 'search',
    reason: 'destroys the stances of a consultation in reach that is over; nobody may delete them by hand',
  },
  'demands.steps_of': { owner: 'search', reason: 'the words of a step that was not taken back, for everybody' },
  'demands.responsibilities_for': {
    owner: 'search',
    reason: 'the lists that hold here are kept by organisations above; states the reach of whom it is asked for',
  },
  'feedback.hand_in': { owner: 'search', reason: 'a visitor has no reach; the topmost organisation keeps the remark' },
  'feedback.follow': { owner: 'search', reason: 'a visitor opens one remark by number and code' },
  'feedback.counted': { owner: 'search', reason: 'how many remarks came in and were answered, as numbers' },
  'operations.last_seal': {
    owner: 'worker',
    reason: 'the number of the newest seal, so that a new webhook is told of what comes',
  },
  'operations.machine_state': { owner: 'worker', reason: 'queue and unsealed audit as numbers; both are the worker’s' },
  ...definersOfCases,
}
