import { sql, type Tx } from '#kernel/db.ts'

/** Whose letter of this day is not sent yet, with their quiet hours and the sealed address. */
export interface LetterRow {
  accountId: string
  quietFrom: number
  quietUntil: number
  mailSealed: Buffer
}

/** The letters of a day that are still to be sent, at whatever hour; those that failed since then are left alone for a while. */
export function listLettersToSend(tx: Tx, today: string, failedBefore: Date): Promise<LetterRow[]> {
  return tx.rows(sql<LetterRow>`select * from notices.letters_to_send(${today}::date, ${failedBefore})`)
}

/** Takes the letter of this day; false when it was taken before. */
export async function takeLetter(tx: Tx, accountId: string, today: string): Promise<boolean> {
  const row = await tx.one(sql<{ taken: boolean }>`select notices.take_letter(${accountId}, ${today}::date) as taken`)
  return row.taken
}

/** Gives back a letter that did not leave. */
export function giveLetterBack(tx: Tx, accountId: string, now: Date): void {
  tx.later(sql`select notices.give_letter_back(${accountId}, ${now})`)
}

/** Notes that a letter left: what failed before is over. */
export function noteLetterLeft(tx: Tx, accountId: string): void {
  tx.later(sql`select notices.note_letter_left(${accountId})`)
}

/** How many have letters that failed at least so often in a row; a number of the whole installation, nobody is named. */
export async function countFailing(tx: Tx, least: number): Promise<number> {
  return (await tx.one(sql<{ failing: number }>`select notices.failing_letters(${least}) as failing`)).failing
}

/** Where an account's letters go, sealed; nothing when it wants none. */
export async function findMail(tx: Tx, accountId: string): Promise<Buffer | null> {
  const row = await tx.one(sql<{ sealed: Buffer | null }>`select notices.mail_of(${accountId}) as sealed`)
  return row.sealed
}
