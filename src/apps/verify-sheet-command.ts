import { readFileSync } from 'node:fs'
import { ownKey } from '#kernel/public-log/note.ts'
import { isSheetSignedWith } from '#modules/auditing/index.ts'
import type { Command } from './command.ts'

/** Whether the sheet of a check was signed by this installation, or with the key that is given; ends with 1 when not. */
export const verifySheetCommand: Command = {
  name: 'audit sheet',
  summary: { zh: '核对一份审计链核查结果单的签名', en: 'verify the signature of a sheet of an audit check' },
  async run([file, key = ownKey().text]) {
    if (file === undefined) {
      console.error('用法：audit sheet 结果单.txt [公钥] / usage: audit sheet FILE [KEY]')
      return 2
    }
    const isGenuine = isSheetSignedWith(readFileSync(file, 'utf8'), key)
    console.log(`公钥 / key: ${key}`)
    console.log(
      isGenuine
        ? '签名是真的，内容没有改过。 / The signature is genuine and nothing was changed.'
        : '签名不符：内容改过，或者不是这个公钥签的。 / The signature does not fit: the text was changed, or another key signed it.',
    )
    return isGenuine ? 0 : 1
  },
}
