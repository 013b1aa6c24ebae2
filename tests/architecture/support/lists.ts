// What departs from a rule of the house, each with its reason. An entry that names nothing any more fails a test.

type Reasons = Readonly<Record<string, string>>

/** Tables without row security. */
export const openTables: Reasons = {
  'app.idempotency': 'a row is found by its caller and key only, and its answer is sealed for them',
  'app.setting': 'what the whole installation is told; nothing of an organisation stands in it',
  'app.attempt': 'keyed digests without an organisation; only definer functions touch it',
  'audit.entry': 'running processes may only insert; what is read goes through definer functions that state the reach',
  'audit.seal': 'digests only',
  'public_log.entry': 'commitments that everybody may read; no organisation stands in them',
  'public_log.opening': 'what commitments hide; no login reads it, only functions that know a code',
  'public_log.node': 'hashes that everybody may read',
  'transparency.kept_checkpoint': 'signed roots of other nodes that everybody may read',
  'public_log.checkpoint': 'signed roots that everybody may read',
  'organisations.old_slug': 'public addresses that redirect for ever',
  'organisations.succession':
    'which organisation came out of which: as public as their names, and both sides look it up',
  'accounts.session': 'read before anybody is known, so only definer functions touch it',
  'accounts.invitation': 'used before anybody is known, so only definer functions read it',
  'accounts.totp': 'belongs to one account and is asked for at sign-in; only definer functions touch it',
  'accounts.recovery_code': 'belongs to one account and is used at sign-in; only definer functions touch it',
  'accounts.passkey': 'belongs to one account and is asked for at sign-in; only definer functions touch it',
  'accounts.ceremony': 'begun before anybody is known, so only definer functions touch it',
  'accounts.account_notice': 'for the owner of one account, whatever his post; only definer functions touch it',
  'accounts.unsent_form':
    'belongs to one account, whatever its post; only definer functions touch it, and it is sealed',
  'sites.section': 'the public frame of all sites, written by migrations only',
  'cases.counter': 'numbers of a day; only a definer function touches it',
  'demands.model':
    'words of the dictionary and weights, learned for the whole installation; no organisation and no person',
  'operations.webhook':
    'who is told of events of the whole installation; the secret in it is sealed, the policy asks who looks',
  'operations.delivery': 'ids that were told to other systems; the policy asks who looks',
  'operations.run': 'backups and drills of the whole installation; the policy asks who looks, no person stands in it',
}

/** Tables with forced row security by another policy than the reach. */
export const otherGuards: Readonly<Record<string, { readonly policy: string; readonly reason: string }>> = {
  'procedure.matter': {
    policy: 'through_side',
    reason: 'seen by each of its sides, whose rows are guarded by the reach',
  },
  'procedure.step': { policy: 'through_side', reason: 'follows its matter' },
  'procedure.assignment': { policy: 'through_side', reason: 'follows its matter: a side sees for whom it waits' },
  'procedure.act': { policy: 'through_side', reason: 'follows its matter' },
  'cases.event': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.reply': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.supplement': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.measure': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.rating': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.filing': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.arrival': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.telling': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
}

/** Tables with an organisation that no chapter's follower answers for when the tree changes (decisions 56). */
export const ownTables: Reasons = {
  'procedure.assignment': 'whose turn it is stays with the post that was asked; no follower moves it yet',
  'members.column_mapping': 'stays where it was written; no follower moves it yet',
  'members.import_change': 'stays where it was written; no follower moves it yet',
  'members.export': 'stays where it was written; no follower moves it yet',
  'members.duplicate': 'stays with the superior before whom the pair was laid; no follower moves it yet',
  'demands.responsibility': 'a list is of who keeps it; who takes over keeps a list of its own',
  'demands.topic_run': 'found anew each night at who has the messages then',
  'demands.topic': 'found anew with its run',
  'procedure.side': 'stays where it was written; no follower moves it yet',
  'accounts.delegation': 'goes with the post it lends; its place is looked up by the post at every use',
  'organisations.org': 'the tree itself',
  'organisations.placement': 'the tree itself',
  'organisations.naming': 'the tree itself',
  'organisations.term': 'a term is of the body that was elected',
  'organisations.line_seat': 'goes with the organisation',
  'organisations.reshaping': 'history of the organisation',
  'app.task': 'progress of who started it, forgotten after days',
  'app.file': 'stays with what it was kept for',
}

/** Policies beside those of app.guard, `table policy`. */
export const furtherPolicies: Reasons = {
  'organisations.org shown': 'the name and address of an organisation are public',
  'procedure.side seated': 'a side may stand above who begins a matter, so a function takes it in',
  'members.duplicate noted': 'a pair is laid before a superior above who enters one of the two, so a function notes it',
  'app.task housekeeping': 'the worker forgets finished progress after its days',
  'app.file housekeeping': 'the worker sees which bytes are still wanted',
  'accounts.delegation own_end': 'ended by who gave or took it, from any post, through a function',
  'accounts.account sign_in': 'sets a password for the function that was called with a good link',
  'sites.site shown': 'a site is public',
  'sites.column shown': 'a column that is kept is public',
  'publishing.article shown': 'what is published is public; of what was withdrawn the title and the reason',
  'cases.case shown': 'a case is public with its writer’s consent once the desk accepted it',
  'cases.case door_in': 'a citizen hands a case in through a function',
  'cases.case door_on': 'a citizen’s word on it, and handing it over to another desk, go through functions',
  'cases.event shown': 'what is told of a public case',
  'cases.reply shown': 'the answers of a public case',
  'cases.supplement shown': 'what was added to a public case',
  'cases.measure shown': 'what was done to a public case, without the reason',
  'cases.rating shown': 'the word on a public case',
  'cases.channel noted': 'when the last message came and what went wrong is written by functions',
  'cases.filing shown': 'who handed a public case in for its writer, without the name of the clerk',
}

/** Functions that run as their owner: the search role, or for triggers the owner of the tables. */
export const definers: Readonly<
  Record<string, { readonly owner: 'search' | 'worker' | 'owner'; readonly reason: string }>
> = {
  'app.take_try': { owner: 'search', reason: 'counts a try exactly, without showing whose tries were counted' },
  'app.give_back_try': { owner: 'search', reason: 'takes one counted try back' },
  'app.enqueue': { owner: 'worker', reason: 'hands a job to the queue, which belongs to the worker' },
  'procedure.take_side': { owner: 'search', reason: 'the side to which a matter goes may stand above who sends it' },
  'procedure.put_seat': { owner: 'search', reason: 'the seat for which a matter waits may stand above who sends it' },
  'accounts.staff_of': {
    owner: 'search',
    reason: 'a post in reach whose account was made further up; states the reach',
  },
  'organisations.search_ids': {
    owner: 'search',
    reason: 'under a policy every organisation is compared with the settings; states the reach itself',
  },
  'organisations.superior_of': { owner: 'search', reason: 'who decides may stand above who asks; id and name only' },
  'people.exists_elsewhere': { owner: 'search', reason: 'answers yes or no across branches, no name and no place' },
  'people.known_elsewhere': { owner: 'search', reason: 'the same for the numbers of an import' },
  'accounts.refuse_joined_admins': {
    owner: 'owner',
    reason: 'trigger: sees all posts of an account, wherever they are',
  },
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
  'accounts.own_sessions': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.end_own_session': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.prove_session': { owner: 'search', reason: 'one’s own session' },
  'accounts.tell_owner': { owner: 'search', reason: 'a word to the owner of an account, wherever it is kept' },
  'accounts.own_notices': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.see_own_notices': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.keep_own_unsent': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.own_unsent': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
  'accounts.drop_own_unsent': { owner: 'search', reason: 'one’s own account may lie outside the reach' },
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
  'audit.looks_at_members': {
    owner: 'worker',
    reason: 'three acts upon named members, for members.own_traces; only the search role calls it',
  },
  'publishing.search': { owner: 'search', reason: 'text search uses no index under a policy; states the reach itself' },
  'publishing.search_published': { owner: 'search', reason: 'the same for what is published' },
  'cases.take_orders': { owner: 'search', reason: 'gives out the numbers of a day to all desks' },
  'cases.draw_order': { owner: 'search', reason: 'the order of one message on its day, whatever desk receives it' },
  'cases.admit': {
    owner: 'search',
    reason: 'a citizen has no reach; counts the try and names the desk, writes no case',
  },
  'cases.desk_for': { owner: 'search', reason: 'the desk in charge may stand above the reader' },
  'cases.desks_above': { owner: 'search', reason: 'where a case in reach may be passed upwards' },
  'cases.find_desk_name': { owner: 'search', reason: 'a citizen is told who will receive the case' },
  'cases.submit_case': { owner: 'search', reason: 'a citizen has no reach' },
  'cases.open_case': { owner: 'search', reason: 'a citizen opens one case by number and code' },
  'cases.add_supplement': { owner: 'search', reason: 'the citizen adds to the case the code opens' },
  'cases.rate_case': { owner: 'search', reason: 'the citizen’s word on the outcome' },
  'cases.erase_contact': { owner: 'search', reason: 'the citizen has the contact erased' },
  'cases.hand_over': { owner: 'search', reason: 'passes a case out of the reach of who passes it on' },
  'cases.follow_org': {
    owner: 'search',
    reason: 'hands the open cases of an organisation that ends to who takes over',
  },
  'cases.add_filing': {
    owner: 'search',
    reason: 'a private case goes past who files it; only for a case of the same transaction',
  },
  'cases.filing_of': { owner: 'search', reason: 'a citizen reads who handed his case in, by number and code' },
  'cases.revoke_filing': { owner: 'search', reason: 'the citizen takes the consent back' },
  'cases.open_channel': { owner: 'search', reason: 'who calls from outside is nobody yet; the secret is sealed' },
  'cases.note_channel_fault': { owner: 'search', reason: 'a refused call from outside has no reach' },
  'cases.claim_arrival': { owner: 'search', reason: 'a message from outside has no reach; takes each once' },
  'cases.add_arrival': {
    owner: 'search',
    reason: 'a message from outside has no reach; only for a case of the same transaction',
  },
  'cases.arrival_of': {
    owner: 'search',
    reason: 'the channel of a case that was passed on may stand outside the reach; states the reach of the case',
  },
  'cases.tell_receipt': { owner: 'search', reason: 'the receipt of the case of this same transaction' },
  'cases.tell_answer': { owner: 'search', reason: 'trigger: joined cases may have been passed out of the reach' },
  'cases.end_channel_talk': { owner: 'search', reason: 'trigger: a citizen who judges has no reach' },
  'cases.take_tellings': { owner: 'search', reason: 'the worker takes what is to be sent, of all organisations' },
  'cases.note_telling': { owner: 'search', reason: 'the worker notes what came of sending' },
  'cases.put_together': { owner: 'search', reason: 'two cases as one; what may call it states whose they are' },
  'cases.join_case': { owner: 'search', reason: 'a desk has two cases of its reach handled as one; states the reach' },
  'cases.join_written': { owner: 'search', reason: 'a citizen adds the message just written to a public one' },
  'cases.separate_case': { owner: 'search', reason: 'gives a joined case of the reach its own way; states the reach' },
  'cases.carry_along': { owner: 'search', reason: 'trigger: joined cases may have been passed out of the reach' },
  'cases.leave_common': { owner: 'search', reason: 'trigger: a citizen has no reach' },
  'cases.common_of': { owner: 'search', reason: 'a citizen reads the public course of the matter he spoke of' },
  'cases.search': { owner: 'search', reason: 'text search uses no index under a policy; states the reach itself' },
  'cases.search_public': { owner: 'search', reason: 'the same for public cases' },
  'cases.log_intake': { owner: 'owner', reason: 'trigger: appends to the public log, which no login may do' },
  'cases.logged_intake': { owner: 'search', reason: 'the receipt of the case that a code opens' },
  'cases.log_measure': { owner: 'owner', reason: 'trigger: appends to the public log, which no login may do' },
  'cases.apply_measure': { owner: 'search', reason: 'hides or strikes out what no login may change; states the reach' },
  'cases.end_measure': { owner: 'search', reason: 'lets it stand again; states the reach' },
  'cases.original_of': {
    owner: 'search',
    reason: 'the sealed words, once a measure is being lifted; states the reach',
  },
  'cases.own_measures': { owner: 'search', reason: 'what was done to the case that a code opens' },
  'cases.appeal_measure': { owner: 'search', reason: 'the writer appeals for the case that the code opens' },
  'cases.note_appeal': { owner: 'search', reason: 'an appeal on paper, for a case in reach' },
  'cases.desk_over': { owner: 'search', reason: 'who decides on an appeal may stand above who proposes' },
  'cases.waits_for_second': { owner: 'search', reason: 'yes or no: the matter may lie with others' },
  'cases.count_measures': { owner: 'search', reason: 'how much was hidden by which rule, as numbers' },
  'cases.count_about': { owner: 'search', reason: 'counts the public cases about an organisation' },
  'cases.counted_under': {
    owner: 'search',
    reason: 'which cases the open statistics count, private ones at their handler',
  },
  'cases.count_below': {
    owner: 'search',
    reason: 'numbers of the open statistics, private cases with the public ones',
  },
  'demands.responsibilities_for': {
    owner: 'search',
    reason: 'the lists that hold here are kept by organisations above; states the reach of whom it is asked for',
  },
  'operations.last_seal': {
    owner: 'worker',
    reason: 'the number of the newest seal, so that a new webhook is told of what comes',
  },
  'operations.machine_state': { owner: 'worker', reason: 'queue and unsealed audit as numbers; both are the worker’s' },
  'cases.count_refusals': { owner: 'search', reason: 'why cases were not accepted, as numbers' },
}

/** Changing endpoints that ask no policy, `chapter.name`. */
export const openActs: Reasons = {
  'accounts.signIn': 'who asks is not known yet; the password decides',
  'accounts.signOut': 'everybody may end his own session',
  'accounts.switchIdentity': 'among one’s own posts; the function checks whose they are',
  'accounts.changePassword': 'one’s own password, by the old one',
  'accounts.endDelegation': 'one’s own delegation, given or taken; an administrator’s end asks the policy of granting',
  'accounts.actFor': 'a delegation to oneself that runs; the function checks it',
  'accounts.removeTotp': 'one’s own code app, after a fresh proof',
  'accounts.removePasskey': 'one’s own passkey, after a fresh proof',
  'accounts.endDevice': 'one’s own session',
  'accounts.endOtherDevices': 'one’s own sessions',
  'accounts.seeNotices': 'what was told to oneself',
  'accounts.acceptInvitation': 'who asks is not known yet; the one-time link decides',
}

/** Changing endpoints whose act has another name: that of the policy, or of a policy above (`chapter.act`). */
export const actNames: Reasons = {
  'accounts.revokeRole': 'grantRole',
  'accounts.handOver': 'grantRole',
  'accounts.renewInvitation': 'disableAccount',
  'members.uploadRoster': 'importRoster',
  'members.startImport': 'importRoster',
  'members.mapColumns': 'importRoster',
  'members.writeExport': 'exportMembers',
  'members.fetchExport': 'exportMembers',
  'members.endPost': 'appointPost',
  'members.decideDuplicate': 'compareRecords',
  'members.reopenDuplicate': 'compareRecords',
  'sites.addColumn': 'editColumns',
  'sites.editColumn': 'editColumns',
  'publishing.openSite': 'sites.openSite',
  'cases.acceptCase': 'accept',
  'cases.refuseCase': 'refuse',
  'cases.assignCase': 'assign',
  'cases.signCase': 'sign',
  'cases.replyCase': 'reply',
  'cases.extendDeadline': 'extend',
  'cases.declareCase': 'declare',
}

/** What other chapters may name in their SQL: published views and functions, and the few tables that are public by nature. */
export const published: Reasons = {
  'organisations.org': 'the name of the organisation a row belongs to; under the reader’s own policy',
  'organisations.directory': 'view: what other chapters read of an organisation',
  'organisations.standing': 'view: under which organisation one stood, and when',
  'organisations.address': 'view: name, place and public address',
  'organisations.paths_to': 'function: the paths above one',
  'organisations.line_seat': 'which lines an organisation takes part in',
  'organisations.first_free_slug': 'function: the address a new site may take',
  'people.profile': 'view: what lists and statistics read of a person',
  'people.post': 'view: who holds which Party post',
  'people.known_elsewhere': 'function: which numbers stand outside the reach',
  'sites.site': 'the site an article stands on',
  'sites.section': 'the frame of all sites',
  'sites.column': 'the columns of a site',
  'audit.seal': 'the order of events, read by the worker for webhooks',
  'audit.entry': 'which event it was, for webhooks; the worker alone reads it',
  'app.task': 'progress of long work',
  'app.file': 'kept files',
  'app.setting': 'what the installation is told',
}

/** Files that put a text of their own making into SQL. */
export const rawSql: Reasons = {
  'src/kernel/query.ts': 'the name of a column, from a constant of a store, as Kysely has quoted it',
  'src/modules/members/roster/store.ts': 'the columns of the staging table, from a constant of the file',
}

/** Words that may not stand in a name of a table, a column or a route (ux 13: no points, no ranks, no online time). */
export const bannedNames = [
  ...['point', 'points', 'rank', 'ranks', 'ranking', 'score', 'scores', 'badge', 'streak', 'leaderboard', 'medal'],
  ...['checkin', 'online', 'logins', 'duration', 'dwell', 'likes', 'views', 'gps', 'latitude', 'longitude'],
]

/** Words no sentence contains (UX-WD1): 用户 says nothing about who is meant, the others say nothing about what to do. */
export const bannedWords = [
  '用户',
  '记录ID',
  '记录 ID',
  'null',
  'undefined',
  '参数错误',
  '非法',
  '系统异常',
  'illegal',
  'invalid parameter',
]
