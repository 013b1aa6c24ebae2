// What may stand in SQL, in names and in sentences, and what may not; each departure with its reason.

type Reasons = Readonly<Record<string, string>>

/** What other chapters may name in their SQL: published views and functions, and the few tables that are public by nature. */
export const published: Reasons = {
  'organisations.org': 'the name of the organisation a row belongs to; under the reader’s own policy',
  'organisations.directory': 'view: what other chapters read of an organisation',
  'organisations.standing': 'view: under which organisation one stood, and when',
  'organisations.address': 'view: name, place and public address',
  'organisations.paths_to': 'function: the paths above one',
  'organisations.line_seat': 'which lines an organisation takes part in',
  'organisations.gone_below': 'function: who ended below one, and whose address leads there',
  'organisations.first_free_slug': 'function: the address a new site may take',
  'organisations.meant_by': 'function: the organisation whose code was written',
  'organisations.called': 'function: name and code of an organisation',
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
  'src/modules/members/roster/staged/store.ts': 'the columns of the staging table, from a constant of the file',
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
