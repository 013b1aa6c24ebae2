import pg from 'pg'
import { config } from '#kernel/config.ts'
import { verifyLog } from '#kernel/public-log/verify.ts'
import { compareWithLog } from '#modules/cases/index.ts'
import { differenceWords } from '#modules/transparency/index.ts'
import type { Command } from './command.ts'

/** Checks the whole public log and every case against it; ends with 1 when anything is wrong, and names each thing. */
export const verifyLogCommand: Command = {
  name: 'transparency verify',
  summary: { zh: '核对公开日志和全部留言是否被改动', en: 'check that nobody has changed the public log or a message' },
  async run() {
    const client = new pg.Client({
      connectionString: config.databaseUrl,
      application_name: 'lianxin transparency verify',
    })
    await client.connect()
    try {
      await client.query('begin isolation level repeatable read read only')
      const check = await verifyLog(client, ({ sentence }) => console.log(`✗ ${sentence.zh} / ${sentence.en}`))
      const differences = await compareWithLog(client)
      for (const { kind, number } of differences) {
        const { zh, en } = differenceWords[kind](number)
        console.log(`✗ ${zh} / ${en}`)
      }
      const { entries, checkpoints, erased } = check
      console.log(
        `已核对 ${entries} 条记录、${checkpoints} 个检查点。 / ${entries} entries and ${checkpoints} checkpoints were checked.`,
      )
      if (erased > 0)
        console.log(
          `其中 ${erased} 条的存证内容已依法删除，记录本身还在。 / What ${erased} of them stand for was erased; the entries are there.`,
        )
      const findings = check.findings + differences.length
      console.log(
        findings === 0
          ? '没有发现改动。 / Nothing was changed.'
          : `发现 ${findings} 处问题，请保存这份结果并联系安全管理员和上级。 / ${findings} findings: keep this list and tell the security administrator and the level above.`,
      )
      return findings === 0 ? 0 : 1
    } finally {
      await client.end()
    }
  },
}
