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
  'transparency.leaves_reading': 'what other nodes do not give out; no organisation stands in it',
  'public_log.checkpoint': 'signed roots that everybody may read',
  'organisations.old_slug': 'public addresses that redirect for ever',
  'organisations.succession':
    'which organisation came out of which: as public as their names, and both sides look it up',
  'accounts.session': 'read before anybody is known, so only definer functions touch it',
  'accounts.invitation': 'used before anybody is known, so only definer functions read it',
  'accounts.totp': 'belongs to one account and is asked for at sign-in; only definer functions touch it',
  'accounts.recovery_code': 'belongs to one account and is used at sign-in; only definer functions touch it',
  'accounts.passkey': 'belongs to one account and is asked for at sign-in; only definer functions touch it',
  'accounts.provider_link': 'belongs to one account and is asked for at sign-in; only definer functions touch it',
  'accounts.ceremony': 'begun before anybody is known, so only definer functions touch it',
  'accounts.account_notice': 'for the owner of one account, whatever his post; only definer functions touch it',
  'accounts.saved_view': 'belongs to one account, whatever its post; only definer functions touch it, and it is sealed',
  'accounts.unsent_form':
    'belongs to one account, whatever its post; only definer functions touch it, and it is sealed',
  'notices.reminder':
    'belongs to one account, whatever its post; only definer functions touch it, addresses in it are sealed',
  'notices.sms': 'belongs to one account, whatever its post; only definer functions touch it, numbers in it are sealed',
  'notices.org_reminder': 'the word to one organisation; only definer functions touch it, and each states the reach',
  'notices.calendar': 'belongs to one account and is read by a secret; only definer functions touch it',
  'sites.section': 'the public frame of all sites, written by migrations only',
  'cases.open_month': 'which months were counted for open data; everybody may read it',
  'cases.open_group': 'published counts of ten and more; everybody may read them',
  'cases.second_class': 'names of classes that some list had; no organisation and no case stands in it',
  'cases.third_class': 'names of classes that some list had; no organisation and no case stands in it',
  'cases.counter': 'numbers of a day; only a definer function touches it',
  'demands.model':
    'words of the dictionary and weights, learned for the whole installation; no organisation and no person',
  'consultations.salt': 'what makes the digests of one consultation its own; only definer functions touch it',
  'operations.webhook':
    'who is told of events of the whole installation; the secret in it is sealed, the policy asks who looks',
  'operations.delivery': 'ids that were told to other systems; the policy asks who looks',
  'auditing.chain_check': 'checks of the one chain of the installation; the policy asks who looks',
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
  'publishing.failing_link': { policy: 'through_article', reason: 'follows its article to whoever works on it' },
  'cases.event': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.reply': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.supplement': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.measure': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.rating': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.enclosure': {
    policy: 'through_case',
    reason: 'follows its case to whoever handles it; without a case nobody’s',
  },
  'cases.reply_file': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.question': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.review_request': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.opening': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.look': { policy: 'through_case', reason: 'follows its case to whoever handles it or audits it' },
  'cases.filing': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.arrival': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.telling': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
  'cases.promise': { policy: 'through_case', reason: 'follows its case to whoever handles it' },
}

/** Tables with an organisation that no chapter's follower answers for when the tree changes (decisions 56). */
export const ownTables: Reasons = {
  'procedure.assignment': 'whose turn it is stays with the post that was asked; no follower moves it yet',
  'members.column_mapping': 'stays where it was written; no follower moves it yet',
  'members.import_change': 'stays where it was written; no follower moves it yet',
  'members.export': 'stays where it was written; no follower moves it yet',
  'members.exported': 'follows its export',
  'members.correction': 'stays with the branch that was asked; no follower moves it yet',
  'members.duplicate': 'stays with the superior before whom the pair was laid; no follower moves it yet',
  'members.tally': 'made anew for the day',
  'members.tally_change': 'what came and went where it came and went',
  'demands.project': 'stays with who took it up, as its history; who takes over takes up its own',
  'demands.project_step': 'follows its project',
  'cases.place_limit': 'limits are of who set them; who takes over has its own',
  'cases.reviewer': 'is of the top, which has nobody who takes over',
  'cases.class_list': 'a list is of who keeps it; who takes over keeps a list of its own',
  'demands.responsibility': 'a list is of who keeps it; who takes over keeps a list of its own',
  'demands.reply_month': 'what was found in its answers stays with who gave them',
  'demands.topic_run': 'found anew each night at who has the messages then',
  'demands.topic': 'found anew with its run',
  'notices.line_matter': 'stays with who wrote it; those above end it, and who takes over writes its own',
  'notices.line_answer': 'what an organisation said stays with it; whom a line reaches next is read from the tree',
  'procedure.side': 'stays where it was written; no follower moves it yet',
  'feedback.remark': 'kept by the topmost organisation, which never ends',
  'feedback.answer': 'follows its remark',
  'organisations.org': 'the tree itself',
  'organisations.placement': 'the tree itself',
  'organisations.naming': 'the tree itself',
  'organisations.term': 'a term is of the body that was elected',
  'organisations.line_seat': 'goes with the organisation',
  'organisations.reshaping': 'history of the organisation',
  'app.removed': 'what was removed goes with who removed it, for thirty days',
  'app.task': 'progress of who started it, forgotten after days',
  'app.file': 'stays with what it was kept for',
}

/** Policies beside those of app.guard, `table policy`. */
export const furtherPolicies: Reasons = {
  'organisations.org shown': 'the name and address of an organisation are public',
  'procedure.side seated': 'a side may stand above who begins a matter, so a function takes it in',
  'feedback.remark handed_in': 'anybody hands a remark in through a function',
  'feedback.answer shown': 'an answer about the product is public',
  'members.duplicate noted': 'a pair is laid before a superior above who enters one of the two, so a function notes it',
  'members.tally_change noted': 'what came and went is noted by triggers, whoever changed it',
  'app.removed housekeeping': 'the worker forgets after thirty days what nobody put back',
  'app.task housekeeping': 'the worker forgets finished progress after its days',
  'app.file housekeeping': 'the worker sees which bytes are still wanted',
  'app.file given_up': 'the worker gives up what was handed in and taken by nothing for a day, and nothing else',
  'accounts.delegation own_end': 'ended by who gave or took it, from any post, through a function',
  'accounts.account sign_in': 'sets a password for the function that was called with a good link',
  'sites.site shown': 'a site is public',
  'sites.column shown': 'a column that is kept is public',
  'publishing.article shown': 'what is published is public; of what was withdrawn the title and the reason',
  'publishing.local_note shown': 'what a site says to an article is public, and that it was taken away',
  'cases.case shown': 'a case is public with its writer’s consent once the desk accepted it',
  'cases.case door_in': 'a citizen hands a case in through a function',
  'cases.case door_on': 'a citizen’s word on it, and handing it over to another desk, go through functions',
  'cases.event shown': 'what is told of a public case',
  'cases.reply shown': 'the answers of a public case',
  'cases.supplement shown': 'what was added to a public case',
  'cases.measure shown': 'what was done to a public case, without the reason',
  'cases.rating shown': 'the word on a public case',
  'cases.channel noted': 'when the last message came and what went wrong is written by functions',
  'cases.refused_mail noted': 'a mail from outside has no reach; that it was not taken in is written by a function',
  'cases.refused_mail housekeeping': 'the worker forgets after thirty days what was not taken in',
  'cases.message_file noted':
    'that an answer is there, and that nobody waits for one any more, is written by functions',
  'cases.promise shown': 'what was promised in the answers of a public case',
  'consultations.consultation shown': 'a consultation is public',
  'consultations.consultation followed': 'what is owed goes to who takes over, by a function only',
  'consultations.statement followed': 'goes with its consultation, by a function only',
  'consultations.statement handed_in': 'anybody hands a statement in through a function',
  'consultations.stance taken': 'what somebody says is kept, and destroyed at the end, by functions only',
  'demands.project shown': 'a project is taken up in public',
  'demands.project_step shown': 'that and when a step was told is public; its words come by a function',
  'cases.filing shown': 'who handed a public case in for its writer, without the name of the clerk',
}

const markedSheet = 'a sheet that was read as XML before, in which no tag stays open; in a worker with a limit of time'

/** Patterns whose time grows faster than their text, and what bounds the text (T23). */
export const boundedPatterns: Reasons = {
  'src/kernel/batch.ts /(\\d+)$/': 'what PostgreSQL says it did',
  'src/kernel/copy.ts /(\\d+)$/': 'what PostgreSQL says it did',
  'src/kernel/config.ts /\\/+$/': 'an address that whoever runs it writes',
  'src/kernel/html-plan.ts /\\s*\\n\\s*/': 'our own templates, once',
  'src/kernel/rich-text.ts /<[^>]*>/': 'markup that was cleaned: no tag in it stays open',
  'src/apps/portal/script.ts /(<textarea[\\s\\S]*?<\\/textarea>|<input[^>]*>|<option[^>]*>|<bdi translate="no">[^<]*<\\/bdi>)|<[^>]*>|[^<]+/':
    'a page of our own making, in which no tag stays open',
  'src/kernel/spreadsheet/append.ts /<((?:\\w+:)?)row\\b([^>]*?)(\\/?)>/': markedSheet,
  'src/kernel/spreadsheet/append.ts /<(?:\\w+:)?dimension\\b[^>]*\\/>/': markedSheet,
  'src/kernel/spreadsheet/append.ts /<(?:\\w+:)?c\\b[^>]*?\\br="([A-Z]{1,3}\\d+)"[^>]*?(?<!\\/)>/': markedSheet,
  'src/kernel/spreadsheet/append.ts /<(?:\\w+:)?c\\b[^>]*?\\br="([A-Z]{1,3}\\d+)"[^>]*\\/>/': markedSheet,
  'src/kernel/spreadsheet/append.ts /<((?:\\w+:)?)fonts\\b[^>]*>([\\s\\S]*?)<\\/(?:\\w+:)?fonts>/': markedSheet,
  'src/kernel/spreadsheet/append.ts /<((?:\\w+:)?)cellXfs\\b[^>]*>([\\s\\S]*?)<\\/(?:\\w+:)?cellXfs>/': markedSheet,
  'src/modules/transparency/verifier/page.ts /<style>([\\s\\S]*?)<\\/style>/': 'our own page, once',
  'src/kernel/spreadsheet/workbook.ts /\\[[^\\]]*\\]|"[^"]*"|\\\\./':
    'a format of a sheet, read in a worker with a limit of time',
  'src/modules/cases/knowledge/rules.ts /[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+/':
    'a question or an answer of at most 3,000 signs',
  'src/modules/cases/opendata/rules.ts /[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+/': 'a text of at most 3,000 signs',
  'src/modules/cases/channels/comments/weibo-number.ts /.{1,4}(?=(?:.{4})*$)/': 'the number of a post',
  'src/modules/demands/replies/rules.ts /[\\p{Script=Han}A-Z0-9]{2,}(?:局|厅|委|办|处|所|队|站|中心|街道|镇|乡|社区|村|公司|学校|医院|院|政府)|\\d{7,}/':
    'an answer of at most 3,000 signs',
  'src/modules/members/roster/columns.ts /[(（[【].*?[)）\\]】]/': 'the heading of a column',
  'src/modules/members/roster/layout.ts /\\|+$/': 'the headings of a sheet',
}
