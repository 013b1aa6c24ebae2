import { expect, it } from 'vitest'
import { startOldPostgres } from '../../tests/old-postgres.ts'
import { migrate } from './migrate.ts'

it('touches no PostgreSQL that is too old, and says so', async () => {
  await expect(migrate(await startOldPostgres())).rejects.toThrow(
    '数据库版本太低，需要 PostgreSQL 15 或更新的版本。 / The database is too old: PostgreSQL 15 or newer is needed.',
  )
})
