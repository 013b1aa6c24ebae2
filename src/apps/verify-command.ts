import pg from 'pg'
import { config } from '#kernel/config.ts'
import { verifyAudit } from '#kernel/verify.ts'
import type { Command } from './command.ts'

/** Checks the whole audit; ends with 1 when anything is wrong, and names each thing on a line of its own. */
export const verifyCommand: Command = {
  name: 'audit verify',
  summary: { zh: '核对全部审计记录是否被改动', en: 'check that nobody has changed the audit' },
  async run() {
    const client = new pg.Client({ connectionString: config.databaseUrl, application_name: 'lianxin audit verify' })
    await client.connect()
    try {
      await client.query('begin isolation level repeatable read read only')
      const check = await verifyAudit(client, ({ sentence }) => console.log(`✗ ${sentence.zh} / ${sentence.en}`))
      const { seals, findings, waiting, oldestWaitingSeconds: seconds } = check
      console.log(`已核对 ${seals} 条已封存记录。 / ${seals} sealed entries were checked.`)
      if (waiting > 0)
        console.log(
          `另有 ${waiting} 条等待封存，最早的已等 ${seconds} 秒。 / ${waiting} more wait to be sealed, for ${seconds} seconds at most.`,
        )
      console.log(
        findings === 0
          ? '没有发现改动。 / Nothing was changed.'
          : `发现 ${findings} 处问题，请保存这份结果并联系安全管理员。 / ${findings} findings: keep this list and tell the security administrator.`,
      )
      return findings === 0 ? 0 : 1
    } finally {
      await client.end()
    }
  },
}
