/** Every sentence with which taking an organisation out or in ends when it did not work, by code. */
export const words = {
  'bundle.usage-out': {
    zh: '用法：organisation export 组织代码或网址名 --for 接收方公钥 --basis 依据文号 --output 文件。接收方公钥由对方执行 organisation key 得到。',
    en: 'Usage: organisation export CODE|SLUG --for KEY --basis DOCUMENT --output FILE. The receiver gets the key by organisation key.',
  },
  'bundle.usage-in': {
    zh: '用法：organisation import 文件 --fingerprint 导出时显示的指纹（64 位）。指纹请用电话或公函核对，不要随文件一起传。',
    en: 'Usage: organisation import FILE --fingerprint THE-64-SIGNS shown by the export. Have it told by telephone or letter, not with the file.',
  },
  'bundle.no-such-organisation': {
    zh: '没有代码或网址名为“{asked}”的党组织，请核对。',
    en: 'There is no organisation with the code or address “{asked}”. Check it.',
  },
  'bundle.no-such-key': {
    zh: '“{key}”不是接收方公钥。公钥以 age1 开头，由接收方执行 organisation key 得到。',
    en: '“{key}” is no key of a receiver. It begins with age1; the receiver gets it by organisation key.',
  },
  'bundle.file-exists': {
    zh: '{file} 已经存在，不会覆盖。请换一个文件名。',
    en: '{file} is there already and is not written over. Choose another name.',
  },
  'bundle.damaged': {
    zh: '数据包已损坏或被改动：{part} 不对。没有导入任何内容，请向对方重新索取。',
    en: 'The bundle is damaged or was changed: {part} is not right. Nothing was taken in; ask for it anew.',
  },
  'bundle.other-fingerprint': {
    zh: '数据包的清单 manifest.json 与所给指纹不符（这一份是 {is}）。没有导入任何内容，请与导出方核对指纹。',
    en: 'The list manifest.json does not have this fingerprint (it has {is}). Nothing was taken in; compare with who exported it.',
  },
  'bundle.other-key': {
    zh: '这个数据包是为 {recipient} 加密的，本系统的密钥打不开。请让对方用本系统的公钥（organisation key）重新导出。',
    en: 'This bundle was encrypted for {recipient}; the key of this installation does not open it. Have it made for the key that organisation key shows.',
  },
  'bundle.other-version': {
    zh: '数据包由另一版本做成（数据库步骤 {migration} 不同）。请先把两边升级到同一版本。',
    en: 'Another version made this bundle (the step {migration} differs). Bring both installations to the same version first.',
  },
  'bundle.no-parent': {
    zh: '数据包的上级是“{name}”（代码 {code}），本系统没有这个党组织。请先建立上级，或导入到空的系统。',
    en: 'The superior in this bundle is “{name}” (code {code}), which is not here. Set it up first, or take the bundle into an empty installation.',
  },
  'bundle.forged': {
    zh: '数据包里有正常导出不会有的内容，共 {count} 处，见上面每一处。没有导入任何内容。请与导出方负责人核对，问清是谁改的。',
    en: 'The bundle holds {count} things that no export of this product holds, listed above. Nothing was taken in; ask who sent it how they came there.',
  },
  'bundle.collides': {
    zh: '没有导入任何内容：{count} 处与本系统已有的相同。请先处理上面列出的每一处。',
    en: 'Nothing was taken in: {count} things are here already. Settle each of those listed above first.',
  },
  'bundle.rows-differ': {
    zh: '{table} 里有 {found} 行，清单说是 {listed} 行。没有导入任何内容。',
    en: '{table} holds {found} rows; the list says {listed}. Nothing was taken in.',
  },
} as const
