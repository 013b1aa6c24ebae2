/** Every sentence a backup, a restore or a drill ends with when it did not work, by code. */
export const words = {
  'backup.no-recipient': {
    zh: '还没有备份恢复密钥。请先执行 npm run lianxin -- backup key，把显示的密钥抄存到别处，再备份。',
    en: 'There is no recovery key yet. Run npm run lianxin -- backup key first, keep what it shows elsewhere, then back up.',
  },
  'backup.key-exists': {
    zh: '已有备份恢复密钥（{recipient}），旧备份仍靠它打开。确实要换，请加 --replace；换后旧密钥也要继续保存。',
    en: 'There is a recovery key already ({recipient}), and older backups are opened with it. Add --replace to change it, and keep the old one too.',
  },
  'backup.where': {
    zh: '请写明备份放在哪个文件夹：--to 文件夹。',
    en: 'Say which folder the backup goes to: --to FOLDER.',
  },
  'backup.beside-data': {
    zh: '备份不能放在数据文件夹 {data} 里面：数据盘坏了，备份会一起丢。请换一块磁盘。',
    en: 'A backup does not lie inside the data folder {data}: both would be lost together. Choose another disk.',
  },
  'backup.needs-room': {
    zh: '{folder} 空间不够，备份没有完成，没有留下半份。请清理后再试。',
    en: '{folder} has too little room: no backup was made and nothing half was left. Free some space and try again.',
  },
  'backup.none-here': {
    zh: '{folder} 里没有备份（找不到 manifest.json）。请核对文件夹。',
    en: 'There is no backup in {folder} (no manifest.json). Check the folder.',
  },
  'backup.manifest-damaged': {
    zh: '{folder} 的目录清单 manifest.json 损坏或被改动，不能据此恢复。请换一份备份。',
    en: 'The list of contents manifest.json in {folder} is damaged or was changed: take another backup.',
  },
  'backup.part-missing': {
    zh: '备份缺少文件 {part}。请从另一份备份恢复，或找回这个文件。',
    en: 'The file {part} is missing from the backup. Restore from another backup or find this file.',
  },
  'backup.part-changed': {
    zh: '备份文件 {part} 与清单不符，已经损坏或被改动。请从另一份备份恢复。',
    en: 'The file {part} differs from the list of contents: it is damaged or was changed. Restore from another backup.',
  },
  'backup.wrong-key': {
    zh: '这把密钥打不开这份备份。它是为 {recipient} 做的，请核对密钥（或两份分密钥是否同一批）。',
    en: 'This key does not open this backup. It was made for {recipient}: check the key, or that both shares belong together.',
  },
  'backup.key-unreadable': {
    zh: '没有读到密钥。请用 --key 指明文件，里面是一行 AGE-SECRET-KEY-… 或至少两行 LX-SHARE-…。',
    en: 'No key was found. Name a file with --key that holds one line AGE-SECRET-KEY-… or at least two lines LX-SHARE-….',
  },
  'backup.share-mistyped': {
    zh: '第 {line} 行的分密钥抄错了，请对照原件。',
    en: 'The share on line {line} was copied wrongly: compare it with the original.',
  },
  'backup.share-alone': {
    zh: '只有一份分密钥，还差一份：三份中任意两份才能打开备份。',
    en: 'There is one share only: any two of the three open a backup.',
  },
  'backup.newer-product': {
    zh: '这份备份由更新的版本做成（{migration}），请先把程序升级到那个版本再恢复。',
    en: 'This backup was made by a newer version ({migration}): upgrade the program first, then restore.',
  },
  'backup.other-migration': {
    zh: '备份里的数据库步骤 {migration} 与本程序的不一样，请用做备份时的版本恢复。',
    en: 'The step {migration} of the backup differs from this program’s: restore with the version that made the backup.',
  },
  'backup.folder-in-use': {
    zh: '{folder} 不是空的，不会覆盖已有数据。请用 --data 指定一个新的空文件夹。',
    en: '{folder} is not empty, and nothing is written over. Name a new, empty folder with --data.',
  },
  'backup.database-in-use': {
    zh: 'DATABASE_URL 指定的数据库里已有数据，不会覆盖。请指定一个空的数据库。',
    en: 'The database that DATABASE_URL names holds data, and nothing is written over. Name an empty database.',
  },
  'backup.from-where': {
    zh: '请写明从哪份备份恢复：--from 文件夹 --data 新文件夹 --key 密钥文件。',
    en: 'Say what to restore: --from FOLDER --data NEW-FOLDER --key KEY-FILE.',
  },
  'backup.rows-differ': {
    zh: '{table} 恢复出 {restored} 行，备份时是 {backedUp} 行。',
    en: '{table} was restored with {restored} rows; there were {backedUp} when it was backed up.',
  },
  'backup.file-lost': {
    zh: '{count} 个附件在备份里找不到内容。',
    en: 'The contents of {count} kept files are not in the backup.',
  },
  'backup.audit-differs': {
    zh: '恢复后核对审计记录，发现 {count} 处问题。',
    en: 'The audit of the restored data has {count} findings.',
  },
  'backup.page-fails': {
    zh: '恢复后的页面 {page} 打不开（{status}）。',
    en: 'The page {page} of the restored data does not open ({status}).',
  },
  'backup.no-pages': {
    zh: '恢复后的数据一个页面也打不开。',
    en: 'Not one page of the restored data opens.',
  },
  'backup.broke': {
    zh: '备份中途停止：{reason}',
    en: 'The backup ended half-way: {reason}',
  },
  'backup.drill-broke': {
    zh: '演练中途停止：{reason}',
    en: 'The drill ended half-way: {reason}',
  },
} as const
