import { crypto } from '#kernel/crypto.ts'

// Characters that stand in no sentence of the product: a run of them in an answer is a record's own text.
const signs = [...'龘靐齉爩麤灪龖厵虋鱻']
const run = new RegExp(`[${signs.join('')}]{3,}`, 'gu')

/** Which text belongs to whom: whatever leaves in an answer or a log line is looked up here. */
export class Canaries {
  private readonly owners = new Map<string, string>()
  private readonly numbers: string[] = []
  private count = 111

  /** A Chinese text that stands nowhere else; `owner` is what a finding says of it. */
  text(owner: string): string {
    this.count += 1
    const text = [...String(this.count)].map((digit) => signs[Number(digit)]).join('')
    this.owners.set(text, owner)
    return text
  }

  /** A number, login or other plain text that belongs to somebody. */
  keep(text: string, owner: string): void {
    this.owners.set(text, owner)
    this.numbers.push(text)
  }

  /** The owners of all canaries that stand in a text. */
  ownersIn(text: string): string[] {
    const plain = text.includes('%') ? `${text} ${decoded(text)}` : text
    const found = [...plain.matchAll(run)].map(([one]) => this.owners.get(one) ?? 'a text nobody planted')
    return [
      ...found,
      ...this.numbers.filter((number) => plain.includes(number)).map((one) => this.owners.get(one) ?? ''),
    ]
  }
}

const decoded = (text: string) =>
  text.replace(/(%[0-9a-f]{2})+/gi, (part) => Buffer.from(part.replaceAll('%', ''), 'hex').toString())

/** The contact of a case: nobody but who was allowed by two persons sees it, so it stands in no answer of any endpoint (D23). */
export function sealedContact(canaries: Canaries, of: { caseId: string; position: string; count: number }): Buffer {
  const phone = `1990000${String(1000 + of.count)}`
  canaries.keep(phone, `the contact at ${of.position}`)
  const name = canaries.text(`the contact at ${of.position}`)
  return crypto().seal(`cases.case.contact/${of.caseId}`, JSON.stringify({ name, phone }))
}
