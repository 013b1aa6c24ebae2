import { sql, type Tx } from '#kernel/db.ts'

/** Lays what is given over what the installation has set for the cases. */
export async function laySetting(
  tx: Tx,
  { change, at }: { change: Readonly<Record<string, unknown>>; at: Date },
): Promise<void> {
  await tx.rows(
    sql`insert into app.setting (name, value, changed_at) values ('cases', ${change}::jsonb, ${at})
      on conflict (name) do update set value = app.setting.value || excluded.value, changed_at = excluded.changed_at`,
  )
}
