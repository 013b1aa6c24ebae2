import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { config } from '#kernel/config.ts'
import { Refusal, refusals } from '#kernel/errors.ts'
import type { Command } from '../command.ts'
import { receiverPair, takeIn } from './take-in.ts'
import { rowsOf, takeOut } from './take-out.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** The commands that move one organisation, with everything below it, to another installation (E06). */
export const bundleCommands: readonly Command[] = [
  {
    name: 'organisation key',
    summary: {
      zh: '显示本系统接收数据包的公钥，交给导出方',
      en: 'show the public key for what others send to this installation',
    },
    run: () => safely(showKey),
  },
  {
    name: 'organisation export',
    summary: {
      zh: '导出一个党组织及其全部下级：代码 --for 公钥 --basis 依据 --output 文件',
      en: 'take one organisation out, with all below it: CODE --for KEY --basis DOCUMENT --output FILE',
    },
    run: (args) => safely(() => bringOut(args)),
  },
  {
    name: 'organisation import',
    summary: {
      zh: '导入一个党组织及其全部下级：文件 --fingerprint 指纹',
      en: 'take one organisation in, with all below it: FILE --fingerprint SIGNS',
    },
    run: (args) => safely(() => bringIn(args)),
  },
]

async function safely(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    console.error(`${fault.sentence.zh} / ${fault.sentence.en}`)
    return fault.code.startsWith('bundle.usage') ? 2 : 1
  }
}

async function showKey(): Promise<number> {
  console.log((await receiverPair()).recipient)
  console.log('把上面一行交给导出方。 / Give the line above to who exports.')
  return 0
}

async function bringOut(args: readonly string[]): Promise<number> {
  const { asked, values } = read(args)
  const { for: recipient, basis, output } = values
  if (!asked || !recipient || !basis || !output) throw refuse('invalid', 'bundle.usage-out')
  const { databaseUrl } = config
  const of = { databaseUrl, asked, recipient, basis: basis.slice(0, 60), output: resolve(output), now: new Date() }
  const { manifest, fingerprint } = await takeOut(of)
  const { organisation, left } = manifest
  console.log(`已导出“${organisation.name}”及其全部下级：${rowsOf(manifest)} 行，文件 ${of.output}。`)
  console.log(`${organisation.name} and all below it: ${rowsOf(manifest)} rows in ${of.output}.`)
  for (const [what, count] of Object.entries(left).filter(([, count]) => count > 0))
    console.log(`  ${leftWords[what as keyof typeof leftWords]}：${count}`)
  console.log('指纹（请用电话或公函告诉接收方，不要随文件一起传） / fingerprint, to be told by telephone or letter:')
  console.log(`    ${fingerprint}`)
  return 0
}

const leftWords = {
  casesHandledElsewhere: '涉及本组织、由外面的组织办理、没有带走的诉求 / cases about it, handled outside, that stay',
  mattersWithOthers: '与外面的组织正在办理、没有带走的事项 / matters still running with others, that stay',
  postingsElsewhere: '党员在外面组织的经历、没有带走的条数 / postings of members in other organisations, that stay',
} as const

async function bringIn(args: readonly string[]): Promise<number> {
  const { asked: file, values } = read(args)
  if (!file || !values.fingerprint) throw refuse('invalid', 'bundle.usage-in')
  const { manifest, rows } = await takeIn({
    databaseUrl: config.databaseUrl,
    file: resolve(file),
    fingerprint: values.fingerprint,
    now: new Date(),
    report: ({ table, columns, value }) => console.error(`✗ ${table} ${columns}：${value}`),
  })
  console.log(
    `已导入“${manifest.organisation.name}”及其全部下级：${rows} 行。账号都没有密码，请逐个执行 account invite。`,
  )
  console.log(
    `${manifest.organisation.name} and all below it: ${rows} rows. No account has a password: use account invite.`,
  )
  return 0
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { for: text, basis: text, output: text, fingerprint: text }
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  return { asked: positionals[0], values }
}
