import { html, type Safe } from '#kernel/html.ts'
import { qrCode } from '#kernel/qr-code.ts'
import { readReceipt, writeReceipt } from '../receipt.ts'
import { logPaths } from './paths.ts'
import { logWords as w } from './words.ts'

/** The receipt below a message’s number and code: entry, QR code, and the text to copy or print (CZ10). */
export function receiptBlock(text: string): Safe | null {
  const receipt = readReceipt(text)
  if (!receipt) return null
  const { proof, ...short } = receipt
  return html`
    <section class="log-receipt">
      <h2>${w.receiptTitle.zh}</h2>
      <p>${w.receiptLead.zh}</p>
      <p><strong>${proof ? w.receiptIndex(proof.index).zh : w.receiptWaiting.zh}</strong></p>
      ${qrCode(writeReceipt(short), w.qr.zh)}
      <details open>
        <summary>${w.receiptText.zh}</summary>
        <pre class="log-text" id="log-receipt">${text}</pre>
      </details>
      <p class="buttons with-script">
        <button type="button" class="button button-plain" data-copy="log-receipt" data-done="${w.copied.zh}">${w.receiptCopy.zh}</button>
      </p>
      <p><a class="more" href="${logPaths.check()}">${w.check.zh}</a></p>
    </section>`
}
