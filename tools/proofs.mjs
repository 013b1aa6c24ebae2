// The long counts that `npm run prove` runs: one file after the other, so that none takes the machine from another whose times are
// looked at; what is short first. And what each needs that no clone brings along.
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { hasBrowser } from './starter/browser.mjs'
import { root } from './starter/options.mjs'

const debian = (name) => ({ zh: `apt-get install ${name}`, en: `apt-get install ${name}` })

/** What a proof may need: whether it is there, and how somebody gets it. */
const NEEDS = {
  soffice: { isThere: () => isProgram('soffice'), how: debian('libreoffice-calc-nogui') },
  sqlmap: { isThere: () => existsSync('/usr/bin/sqlmap'), how: debian('sqlmap') },
  wapiti: { isThere: () => existsSync('/usr/bin/wapiti'), how: debian('wapiti') },
  libfaketime: {
    isThere: () => listed('/usr/lib').some((name) => existsSync(`/usr/lib/${name}/faketime/libfaketimeMT.so.1`)),
    how: debian('libfaketime'),
  },
  chromium: { isThere: () => hasBrowser(), how: debian('chromium fonts-noto-cjk') },
  root: {
    isThere: () => process.getuid?.() === 0,
    how: { zh: '用 root 运行,以便挂载一块小磁盘', en: 'run as root, which may mount a small disk' },
  },
  voices: {
    isThere: () => ['../shared', '../../shared'].some((place) => existsSync(join(root, place, 'data', 'voices'))),
    how: {
      zh: '把留言公开数据放在代码目录旁的 ../shared/data/voices',
      en: 'put the open data of messages beside the checkout, in ../shared/data/voices',
    },
  },
}

const proof = (file, ...needs) => ({ file: `${file}.prove.ts`, needs })

/** All proofs in the order in which they run. */
export const PROOFS = [
  proof('tests/scale/agreement'),
  proof('tests/endurance/equal'),
  proof('src/modules/accounts/passwords'),
  proof('tests/attacks/regexes'),
  proof('tests/attacks/formulas', 'soffice'),
  proof('src/modules/members/roster/hostile'),
  proof('src/apps/keys/keys'),
  proof('tests/eval/matters', 'voices'),
  proof('tests/scale/topics', 'voices'),
  proof('tests/scale/learning', 'voices'),
  proof('src/apps/bundle/bundle'),
  proof('tests/endurance/disk', 'root'),
  proof('tests/endurance/clock', 'libfaketime'),
  proof('tests/endurance/races'),
  proof('tests/attacks/heavy'),
  proof('tests/attacks/flood'),
  proof('src/kernel/verify'),
  proof('src/modules/cases/cases'),
  proof('src/modules/accounts/signing-in'),
  proof('src/modules/accounts/identities/grants'),
  proof('tests/rights/trees'),
  proof('tests/rights/garbage'),
  proof('tests/rights/canaries'),
  proof('tests/journeys/pages', 'chromium'),
  proof('tests/scale/organisations'),
  proof('tests/scale/audit'),
  proof('tests/attacks/scanners', 'sqlmap', 'wapiti'),
  proof('tests/attacks/wapiti', 'wapiti'),
  proof('tests/attacks/posts', 'sqlmap'),
  proof('tests/endurance/kills'),
]

/** Those whose file has one of these in its path, as with any test; all when nothing is asked for. */
export function proofsFor(filters) {
  const parts = filters.map((filter) => filter.replace(/^\.\//, ''))
  return PROOFS.filter(({ file }) => parts.length === 0 || parts.some((part) => file.includes(part)))
}

/** Why this proof cannot run on this machine, as a sentence in both languages; undefined when it can. */
export function whyNot({ file, needs }) {
  const missing = needs.filter((need) => !NEEDS[need].isThere())
  if (missing.length === 0) return undefined
  const how = (language) => missing.map((need) => NEEDS[need].how[language])
  return {
    zh: `${file} 缺少 ${missing.join('、')},无法进行。请先:${how('zh').join(';')}。`,
    en: `${file} cannot run without ${missing.join(' and ')}: ${how('en').join('; ')}.`,
  }
}

/** What a proof leaves out without a setting: it is smaller then, and still passes. */
const SMALLER = {
  'tests/scale/organisations.prove.ts': {
    setting: 'LIANXIN_DIVISIONS',
    leftOut: 'a country at its real size; an invented tenth was taken',
  },
}

/** What this run of a proof leaves out, for the last lines; undefined when it is whole. */
export function leftOutOf({ file }, env = process.env) {
  const smaller = SMALLER[file]
  return smaller && !env[smaller.setting] ? `${file}: ${smaller.leftOut}, ${smaller.setting} is not set` : undefined
}

const isProgram = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))

const listed = (folder) => (existsSync(folder) ? readdirSync(folder) : [])
