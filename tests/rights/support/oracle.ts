/** The posts, and where a record may stand seen from the actor's organisation. */
export const roles = [
  ...'SYSTEM_ADMIN SECURITY_ADMIN AUDIT_ADMIN ORGANISER SECRETARY EDITOR DESK MEMBER'.split(' '),
  // Posts limited to one line (E02).
  ...'ORGANISER/ORGANISATION ORGANISER/PUBLICITY ORGANISER/SECRETARIAT SECRETARY/PUBLICITY'.split(' '),
]
export const positions = ['own', 'child', 'grandchild', 'sibling', 'parent', 'foreign'] as const
export type Position = (typeof positions)[number]

const below = ['child', 'grandchild']
/** The positions inside the actor's reach. */
export const reach: readonly string[] = ['own', ...below]
const all = roles.join(' ')

// Endpoint, then who may do it at all, then where: the whole of what the matrix believes, written from the capabilities
// and never from the chapters' own policies. An empty list of places stands for what is done to oneself only.
const table: readonly (readonly [pattern: RegExp, who: string, where: readonly string[]])[] = [
  // Long work is seen by who started it; here the organiser started all of it.
  [/^GET \/api\/matters\/(waiting|colleagues)$/, all, reach],
  [/^GET \/api\/due(\/digest|\/deeds)?$/, all, reach],
  [/^GET \/api\/due\/below/, 'ORGANISER SECRETARY', reach],
  [/^POST \/api\/due\/below/, 'ORGANISER SECRETARY', below],
  // What is written to a line comes from above to who leads there; who is charged with a line is in the chapter's own tests.
  [/^(GET|POST) \/api\/line-matters\/received/, 'ORGANISER SECRETARY', ['parent']],
  [/^(GET|POST) \/api\/line-matters/, 'ORGANISER SECRETARY', reach],
  [/^\w+ \/api\/reminder/, all, []],
  // The posts that sit in the planted matters.
  [/^(GET|POST) \/api\/matters\/:matterId/, 'ORGANISER SECRETARY', reach],
  // An export is its asker's alone; here the organiser asked for all of them.
  [/^(GET|POST) \/api\/members\/exports\/:exportId/, 'ORGANISER', reach],
  [/^(GET|POST) \/api\/tasks/, 'ORGANISER', reach],
  [/^PUT \/api\/files/, all, []],
  [
    /^GET \/api\/(organisations|organisation-table|organisations\/search|organisations\/:orgId|codes|session)$/,
    all,
    reach,
  ],
  [/^POST \/api\/organisations\/:orgId\/(rename|move)#orgId$/, 'ORGANISER', below],
  [/^POST \/api\/organisations\/:orgId\/merge#intoId$/, 'ORGANISER', reach],
  [/^(GET|POST) \/api\/organisations\/:orgId\/(merge|split|dissolve|items)/, 'ORGANISER', below],
  [/^POST \/api\/organisations\/reshapings/, 'ORGANISER', below],
  [/^GET \/api\/organisations\/reshapings\/:reshapingId\/papers/, 'ORGANISER SECRETARY', reach],
  [/^GET \/api\/organisations\/reshapings/, all, reach],
  [/^GET \/api\/organisations\/:orgId\/consequences/, 'ORGANISER', reach],
  [/^GET \/api\/organisations\/:orgId\/posts/, 'ORGANISER SECRETARY', reach],
  [/^POST \/api\/organisations\/:orgId\/posts/, 'ORGANISER', reach],
  [/^(POST|PUT) \/api\/organisations(\/:orgId\/(rename|move|terms|lines))?(#|$)/, 'ORGANISER', reach],
  [/^(DELETE \/api\/session|PUT \/api\/session\/(identity|password))/, all, []],
  [
    /^\w+ \/api\/session\/(factors|proof|provider-link|totp|recovery-codes|passkeys|devices|notices|extension|unsent-forms|saved-view|delegation)/,
    all,
    [],
  ],
  [/^POST \/api\/accounts\/:accountId\/hand-over/, 'SECURITY_ADMIN', reach],
  [/^POST \/api\/accounts\/:accountId\/factors\/reset/, 'SECURITY_ADMIN', reach],
  [/^GET \/api\/(accounts|account-table)/, 'SYSTEM_ADMIN SECURITY_ADMIN', reach],
  [/^POST \/api\/accounts(\/:accountId\/(invitation|disable))?(#|$)/, 'SYSTEM_ADMIN', reach],
  [/^GET \/api\/account-lists\/template$/, 'SYSTEM_ADMIN', reach],
  [/^GET \/api\/account-lists/, 'SYSTEM_ADMIN SECURITY_ADMIN', reach],
  [/^POST \/api\/account-lists\/:accountListId\/posts/, 'SECURITY_ADMIN', reach],
  [/^(PUT|POST) \/api\/account-lists/, 'SYSTEM_ADMIN', reach],
  [/^(GET|DELETE) \/api\/program-keys/, 'SYSTEM_ADMIN SECURITY_ADMIN', reach],
  [/^POST \/api\/program-keys\/:programKeyId\/decision/, 'SECURITY_ADMIN', reach],
  [/^POST \/api\/program-keys/, 'SYSTEM_ADMIN', reach],
  [/^(POST|DELETE) \/api\/accounts\/:accountId\/roles/, 'SECURITY_ADMIN', reach],
  [/^(GET|POST) \/api\/members\/own/, 'MEMBER', []],
  [/^(GET|PUT|POST) \/api\/members\/imports/, 'ORGANISER', reach],
  [/^(GET|PUT|POST) \/api\/members/, 'ORGANISER SECRETARY', reach],
  [/^GET \/api\/organisations\/:orgId\/(member-counts|warnings)/, 'ORGANISER SECRETARY', reach],
  [
    /^(GET|PUT|POST) \/api\/(sites\/:orgId\/handed-articles|local-notes|offers|offer-answers)/,
    'ORGANISER EDITOR SECRETARY',
    reach,
  ],
  [/^(GET|POST) \/api\/sites\/:orgId\/offered-articles/, 'ORGANISER EDITOR SECRETARY', reach],
  [/^GET \/api\/(sections|sites|sites\/:orgId)$/, all, reach],
  [/^POST \/api\/sites(\/:orgId\/(pause|resume))?(#|$)/, 'ORGANISER EDITOR', reach],
  [/^(PUT|POST) \/api\/sites\/:orgId/, 'ORGANISER EDITOR SECRETARY', reach],
  [/^POST \/api\/articles\/:articleId\/hand-down/, 'ORGANISER SECRETARY', reach],
  [/^(GET|PUT|POST) \/api\/(articles|article-table|sites\/:orgId\/freshness)/, 'ORGANISER EDITOR SECRETARY', reach],
  // The machine is kept from the topmost organisation; nobody of the scene acts there.
  [/^(GET|POST|PUT) \/api\/operations/, '', reach],
  [/^(GET|POST) \/api\/feedback/, '', reach],
  [/^POST \/api\/consultations#topicId$/, 'DESK ORGANISER', []],
  [/^(GET|PUT|POST) \/api\/(responsibilities|topics|demand-figures|projects|consultations)/, 'DESK ORGANISER', reach],
  [/^GET \/api\/reply-checks/, 'SECRETARY ORGANISER AUDIT_ADMIN', reach],
  [/^(GET|POST|PUT) \/api\/channels/, 'SYSTEM_ADMIN', reach],
  [/^(GET|POST) \/api\/comment-channels/, 'DESK ORGANISER SECRETARY', reach],
  [/^PUT \/api\/case-enclosures/, 'DESK ORGANISER SECRETARY', []],
  [/^(GET|PUT|POST) \/api\/message-files/, 'DESK ORGANISER SECRETARY', reach],
  [/^POST \/api\/cases\/:caseId\/assign#toOrgId$/, 'DESK ORGANISER SECRETARY', [...reach, 'parent']],
  [/^GET \/api\/case-oversight$/, 'AUDIT_ADMIN', reach],
  [/^POST \/api\/audit\/searches$/, 'AUDIT_ADMIN', reach],
  // What one’s own organisation removed; nothing is planted there, and who may put back what is in the chapters’ own tests.
  [/^GET \/api\/removed$/, all, reach],
  [/^POST \/api\/removed/, '', reach],
  // There is one chain for the installation, checked from the top.
  [/^(GET|POST) \/api\/audit\/check/, '', reach],
  [/^GET \/api\/case-limits$/, 'DESK ORGANISER SECRETARY', reach],
  [/^(PUT|DELETE) \/api\/case-limits/, 'ORGANISER SECRETARY', reach],
  // Named at the top, where nobody of the scene acts.
  [/^GET \/api\/case-reviewer$/, 'DESK ORGANISER SECRETARY', reach],
  [/^PUT \/api\/case-reviewer/, '', reach],
  [/^DELETE \/api\/case-reviewer/, 'ORGANISER SECRETARY', reach],
  [/^GET \/api\/class-list$/, 'DESK ORGANISER SECRETARY', reach],
  [/^(PUT|DELETE) \/api\/class-list/, 'DESK ORGANISER', reach],
  [/^(GET|POST) \/api\/case(s|-counts|-knowledge|-table)/, 'DESK ORGANISER SECRETARY', reach],
]

/** What is expected of an act: `aspect` is the name of the id whose record stands at the position. */
export function expected(
  act: string,
  aspect: string,
): { mayAct(role: string): boolean; reached(at: Position): boolean } {
  const found = table.find(([pattern]) => pattern.test(act) || pattern.test(`${act}#${aspect}`))
  if (!found) throw new Error(`nobody has said who may ${act}`)
  const [, who, where] = found
  return {
    mayAct: (role) => isAmong(who, role) || isAmong(who, wholeOf(act, role)),
    reached: (at) => where.includes(at),
  }
}

const isAmong = (who: string, role: string) => role !== '' && who.split(' ').includes(role)

// What belongs to each line; everything that is not here is for whole posts, such as deciding a matter, or for everybody.
const ofLine: Readonly<Record<string, RegExp>> = {
  ORGANISATION:
    /\/api\/(members(?!\/own|\/exports\/:exportId|\/duplicates\/:duplicateId\/decision)|organisations\/:orgId\/(posts|member-counts|warnings|terms|lines))/,
  // What all sites below must show is decided by whole posts (decisions 347).
  PUBLICITY: /\/api\/(sites|local-notes|offers|offer-answers|article-table|articles(?!\/:articleId\/hand-down))/,
  SECRETARIAT:
    /\/api\/(case|class-list|message-files|comment-channels|responsibilities|topics|demand-figures|projects|consultations|reply-checks)/,
}

/** As whom a post limited to a line acts here: as the whole post in what belongs to the line, else as nobody. */
function wholeOf(act: string, role: string): string {
  const [whole = '', line = ''] = role.split('/')
  return ofLine[line]?.test(act) ? whole : ''
}

// Which names from outside an answer may hold: one's own post is named from the top of the tree down.
const namesOutside: Readonly<Record<string, readonly string[]>> = {
  // What the superior wrote to a line reaches those below, with its name; so does an article that it changed above their note.
  'GET /api/due': ['the matter of a line at parent', 'the organisation at parent', 'the organisation at the top'],
  'GET /api/due/deeds': ['the matter of a line at parent', 'the organisation at parent'],
  'GET /api/line-matters/received': ['the matter of a line at parent', 'the organisation at parent'],
  'GET /api/line-matters/received/:lineMatterId': ['the matter of a line at parent', 'the organisation at parent'],
  // What was handed down names who did, as it does on the site.
  'GET /api/sites/:orgId/handed-articles': ['the organisation at the top', 'the organisation at parent'],
  'GET /api/sites/:orgId/handed-articles/:handedArticleId': ['the organisation at the top'],
  'GET /api/local-notes/:localNoteId': ['the organisation at the top'],
  'GET /api/session': ['the organisation at the top', 'the organisation at parent'],
  // A case can go up to any body above, so their names stand beside it.
  'GET /api/cases/:caseId': ['the organisation at the top', 'the organisation at parent'],
  // Who decides appeals against one's own organisation stands above it, and every writer is told.
  'GET /api/case-reviewer': ['the organisation at the top', 'the organisation at parent'],
  // A case goes up to the desk above, or back to the top, which had assigned it.
  'POST /api/cases/:caseId/assign': ['the organisation at parent'],
  'POST /api/cases/:caseId/send-back': ['the organisation at the top'],
  // Desks beside and above are called to a case; that they receive cases their sites say (B21).
  'GET /api/cases/:caseId/callable': [
    'the organisation at the top',
    'the organisation at parent',
    'the organisation at sibling',
  ],
}

/** Whether the answer of an act may name what stands outside: organisations only, and only where the table says so. */
export function mayName(act: string, owner: string): boolean {
  return (namesOutside[act] ?? []).some((start) => owner.startsWith(start))
}
