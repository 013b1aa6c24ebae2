/** Every sentence this chapter refuses with, by code. */
export const words = {
  'operations.for-keeper': {
    zh: '这里由最上级党组织的系统管理员管理，请联系他。',
    en: 'This is for the system administrator of the topmost organisation; please ask that person.',
  },
  'operations.no-backup-folder': {
    zh: '还没有设定备份文件夹。请在服务器上设置 LIANXIN_BACKUP_TO 并重新启动，再来备份。',
    en: 'No folder for backups has been set: set LIANXIN_BACKUP_TO on the server, start again, then back up.',
  },
  'operations.run-waits': {
    zh: '已经有一次在等待或正在进行，完成后结果显示在下面的列表里。',
    en: 'One is waiting or running already; its result will stand in the list below.',
  },
  'operations.webhook-missing': {
    zh: '没有找到这个事件推送，请刷新后再选。',
    en: 'This webhook was not found; please reload and choose again.',
  },
  'operations.webhook-taken': {
    zh: '已经有一个叫这个名称的事件推送，请换一个名称。',
    en: 'There is a webhook of this name already; please choose another name.',
  },
  'operations.webhook-name': {
    zh: '名称用小写字母开头，只含小写字母、数字和短横线，例如 county-portal。',
    en: 'The name begins with a small letter and holds small letters, digits and hyphens only, such as county-portal.',
  },
  'operations.address-form': {
    zh: '接收地址要以 https:// 开头，不带账号密码，例如 https://hook.example.cn/lianxin。',
    en: 'The address begins with https:// and holds no login, such as https://hook.example.cn/lianxin.',
  },
  'operations.address-not-allowed': {
    zh: '只能推送到这些主机：{hosts}。要增加，请在服务器上改 LIANXIN_WEBHOOK_HOSTS。',
    en: 'Only these hosts may be called: {hosts}. To add one, change LIANXIN_WEBHOOK_HOSTS on the server.',
  },
  'operations.run-cut-off': {
    zh: '中途被打断（程序或机器停止），没有完成。',
    en: 'It was cut off half-way (the program or the machine stopped).',
  },
} as const

/** What the checks say: title, then a sentence for each state, then what to do. */
export const checkWords = {
  disk: {
    title: { zh: '磁盘空间', en: 'Disk' },
    sentence: {
      zh: '数据盘还剩 {free} GB（{percent}%）。',
      en: '{free} GB ({percent} %) are free on the disk of the data.',
    },
    advice: {
      zh: '请清理或扩大磁盘。写满后大家只能查看，不能保存。',
      en: 'Free some space or enlarge the disk: when it is full people can read but save nothing.',
    },
  },
  backup: {
    title: { zh: '备份', en: 'Backup' },
    sentence: { zh: '最近一次成功的备份在 {hours} 小时前。', en: 'The last good backup was {hours} hours ago.' },
    justNow: { zh: '一小时内刚备份过。', en: 'The last good backup was made within the hour.' },
    none: { zh: '还没有成功的备份。', en: 'There is no good backup yet.' },
    advice: {
      zh: '请看下面的列表里为什么没有成功，处理后按“马上备份”。',
      en: 'See in the list below why it failed, mend it, then press “Back up now”.',
    },
    unset: {
      zh: '没有设定备份文件夹，夜里不会备份。请在服务器上执行 npm run lianxin -- backup key，并设置 LIANXIN_BACKUP_TO。',
      en: 'No folder for backups is set, so none is made at night: run npm run lianxin -- backup key on the server and set LIANXIN_BACKUP_TO.',
    },
  },
  place: {
    title: { zh: '备份放在哪里', en: 'Where backups lie' },
    sentence: { zh: '备份和数据不在同一块盘上。', en: 'Backups and data lie on different disks.' },
    same: { zh: '备份和数据在同一块盘上。', en: 'Backups and data lie on the same disk.' },
    advice: {
      zh: '这块盘坏了，数据和备份会一起丢。请把备份放到另一块盘或另一台机器。',
      en: 'If this disk breaks, both are lost: put the backups on another disk or machine.',
    },
  },
  drill: {
    title: { zh: '恢复演练', en: 'Restore drill' },
    sentence: { zh: '最近一次成功的恢复演练在 {days} 天前。', en: 'The last good restore drill was {days} days ago.' },
    justNow: { zh: '一天内刚成功演练过恢复。', en: 'The last good restore drill was within the day.' },
    none: { zh: '还没有成功的恢复演练。', en: 'There was no good restore drill yet.' },
    advice: {
      zh: '没有演练过的备份不算备份。请按“马上演练”，并看列表里发现了什么。',
      en: 'A backup that was never restored is none: press “Drill now” and see in the list what was found.',
    },
  },
  queue: {
    title: { zh: '后台任务', en: 'Queue' },
    none: { zh: '没有任务在等。', en: 'No job waits.' },
    sentence: {
      zh: '有 {waiting} 个任务在等，最早的已等 {minutes} 分钟；{failed} 个多次失败已放弃。',
      en: '{waiting} jobs wait, the oldest for {minutes} minutes; {failed} were given up after many tries.',
    },
    advice: {
      zh: '请查看服务器上后台任务的记录；任务一直不动，重新启动一次。',
      en: 'See what the worker says on the server; if nothing moves, start again once.',
    },
  },
  audit: {
    title: { zh: '审计封存', en: 'Audit' },
    none: { zh: '审计记录都已封存。', en: 'All entries of the audit are sealed.' },
    sentence: {
      zh: '{unsealed} 条审计记录等待封存，最早的已等 {seconds} 秒。',
      en: '{unsealed} entries of the audit wait to be sealed, for {seconds} seconds at most.',
    },
    advice: {
      zh: '后台任务可能停了。请检查服务器，然后执行 npm run lianxin -- audit verify。',
      en: 'The worker may have stopped: look at the server, then run npm run lianxin -- audit verify.',
    },
  },
  clock: {
    title: { zh: '时钟', en: 'Clock' },
    sentence: {
      zh: '程序与数据库的时钟相差 {seconds} 秒。',
      en: 'The clocks of program and database differ by {seconds} s.',
    },
    advice: {
      zh: '请校准服务器时间（打开时间同步）。时钟不准，期限会算错。',
      en: 'Set the clock of the server (switch time synchronisation on): with a wrong clock deadlines are wrong.',
    },
  },
  replica: {
    title: { zh: '数据库读取副本', en: 'Reading copy' },
    sentence: {
      zh: '读取副本最多落后 {seconds} 秒。',
      en: 'The reading copy of the database is {seconds} s behind at most.',
    },
    away: {
      zh: '读取副本连不上，现在全部由主数据库提供，大家的使用不受影响。',
      en: 'The reading copy does not answer; everything is read from the database itself, and nobody notices.',
    },
    advice: {
      zh: '请检查副本机器和它到主数据库的连接（DATABASE_REPLICA_URL）。',
      en: 'Look at the machine of the copy and at its connection to the database (DATABASE_REPLICA_URL).',
    },
  },
  letters: {
    title: { zh: '每日邮件', en: 'Letters' },
    none: { zh: '没有一直寄不出去的邮件。', en: 'No letter keeps failing.' },
    sentence: {
      zh: '有 {count} 个人的每日邮件连续三次以上没有送到。',
      en: 'The letters of {count} people did not arrive three times in a row or more.',
    },
    advice: {
      zh: '请看服务器上后台任务的记录，检查邮件服务器（LIANXIN_SMTP_URL）；只有个别人收不到的，本人在“提醒与日历”里能看到，请他核对邮箱。',
      en: 'See what the worker says on the server and check the mail server (LIANXIN_SMTP_URL). Where it is only a few, they see it under Reminders and can correct their address.',
    },
  },
  sms: {
    title: { zh: '每日短信', en: 'Text messages' },
    none: { zh: '没有一直发不出去的短信。', en: 'No text message keeps failing.' },
    sentence: {
      zh: '有 {count} 个人的每日短信连续三次以上没有发出去。',
      en: 'The text messages of {count} people did not leave three times in a row or more.',
    },
    advice: {
      zh: '请看服务器上后台任务的记录，检查短信网关（LIANXIN_SMS_URL）；只有个别人收不到的，本人在“提醒与日历”里能看到，请他核对手机号；号码被运营商连续三天拒收的已经停发，请他重新填写。',
      en: 'See what the worker says on the server and check the gateway (LIANXIN_SMS_URL). Where it is only a few, they see it under Reminders and can correct their number; where the operator refused it three days in a row nothing is sent until they give it anew.',
    },
  },
  keptLogs: {
    title: { zh: '下级的公开日志', en: 'Public logs of other sites' },
    none: {
      zh: '留存了 {logs} 个站点的公开日志，都前后一致，读到的记录没有缺少。',
      en: 'The public logs of {logs} sites are kept here; each continues what was kept before, and no entry was found missing.',
    },
    sentence: {
      zh: '{rewritten} 个站点的公开日志和以前留存的对不上，可能被改写过。',
      en: 'The public logs of {rewritten} sites do not continue what was kept before: they may have been rewritten.',
    },
    lacking: {
      zh: '{lacking} 个站点没有把公开日志的记录如数给出：缺了记录，或者有记录被改过。',
      en: '{lacking} sites do not give out all entries of their public logs: some are missing, or one was changed.',
    },
    lackingAdvice: {
      zh: '是哪个日志、缺哪一条，写在“公开日志”页“替其他站点保存的检查点”里。请保存这一页，并追问那个站点；以后读到全部记录，这一条会自己消失。',
      en: 'Which log and which entry stands on the page of the public log, under what is kept for others. Keep that page and ask that site; this goes away once all entries are given out again.',
    },
    both: {
      zh: '{rewritten} 个站点的公开日志和以前留存的对不上；{lacking} 个站点缺记录，或者有记录被改过。',
      en: 'The public logs of {rewritten} sites do not continue what was kept before; at {lacking} sites entries are missing, or one was changed.',
    },
    unanswered: {
      zh: '{unanswered} 个站点的公开日志两天以上没有读全：网站没有回应，或者给得太慢。',
      en: 'The public logs of {unanswered} sites were not read to their end for more than two days: there is no answer, or too slow a one.',
    },
    unansweredAdvice: {
      zh: '请打电话问那个站点。想马上再读一次，在服务器上执行 npm run lianxin -- transparency mirror 网址。',
      en: 'Ask there by telephone. To read it again at once, run “npm run lianxin -- transparency mirror ADDRESS” on the server.',
    },
    advice: {
      zh: '两份检查点都保存着，任何人都能在“公开日志”页核对。请把它们交给那个站点的上级纪检监察机关核查。',
      en: 'Both checkpoints are kept, and anybody can compare them on the page of the public log. Hand them to the discipline inspection above that site.',
    },
  },
  locale: {
    title: { zh: '中文排序与编码', en: 'Locale' },
    sentence: {
      zh: '数据库编码 {encoding}，支持中文排序。',
      en: 'The database’s encoding is {encoding}; it sorts Chinese.',
    },
    lacking: {
      zh: '数据库编码 {encoding}，缺少中文排序规则。',
      en: 'The database’s encoding is {encoding}; it lacks the Chinese collation.',
    },
    advice: {
      zh: '请用 UTF8 编码、带 ICU 的 PostgreSQL 重新建库，再从备份恢复。',
      en: 'Make the database anew with UTF8 on a PostgreSQL with ICU, then restore from a backup.',
    },
  },
  certificate: {
    title: { zh: '网站证书', en: 'Certificate' },
    sentence: { zh: '网站证书还有 {days} 天到期。', en: 'The certificate ends in {days} days.' },
    unknown: {
      zh: '没有告诉系统证书在哪里，到期前不会提醒（LIANXIN_CERTIFICATE）。',
      en: 'Nobody said where the certificate lies, so nothing warns before it ends (LIANXIN_CERTIFICATE).',
    },
    advice: {
      zh: '请尽快续期；过期后浏览器会拦住来访的人。',
      en: 'Renew it soon: once it has ended browsers stop visitors.',
    },
  },
  versions: {
    title: { zh: '版本', en: 'Versions' },
    sentence: {
      zh: '连心 {product}，数据库 PostgreSQL {postgres}，Node {node}，数据库步骤 {migration}。',
      en: 'Lianxin {product}, PostgreSQL {postgres}, Node {node}, database step {migration}.',
    },
  },
} as const
