import { html, type Safe } from '#kernel/html.ts'
import { qrCode } from '#kernel/qr-code.ts'
import { readReceipt, writeReceipt } from '../receipt.ts'
import { logPaths } from './paths.ts'
import { logWords as w } from './words.ts'

/** The receipt below a message’s number and code, and of its refusal: entry, QR code, and the text to copy or print (CZ10). */
export function receiptBlock(text: string): Safe | null {
  const receipt = readReceipt(text)
  if (!receipt) return null
  const { proof, ...short } = receipt
  const [id, title, lead] = receipt.refusal
    ? ['log-refusal', w.refusalTitle, w.refusalLead]
    : ['log-receipt', w.receiptTitle, w.receiptLead]
  return html`
    <section class="log-receipt">
      <h2>${title.zh}</h2>
      <p>${lead.zh}</p>
      <p><strong>${proof ? w.receiptIndex(proof.index).zh : w.receiptWaiting.zh}</strong></p>
      ${qrCode(writeReceipt(short), w.qr.zh)}
      <details open>
        <summary>${w.receiptText.zh}</summary>
        <pre class="log-text" id="${id}">${text}</pre>
      </details>
      <p class="buttons with-script">
        <button type="button" class="button button-plain" data-copy="${id}" data-done="${w.copied.zh}">${w.receiptCopy.zh}</button>
      </p>
      <p><a class="more" href="${logPaths.check()}">${w.check.zh}</a></p>
    </section>`
}
