import { build, sql, type Tx } from '#kernel/db.ts'

/** What a desk asked, and the answer when there is one. */
export interface Question {
  readonly id: string
  readonly at: Date
  readonly text: string
  readonly byName: string
  readonly answeredAt: Date | null
  readonly answer: string | null
}
export interface AskedQuestion extends Question {
  readonly actorName: string
}

/** The questions of a case that was found in reach, oldest first. */
export function listQuestions(tx: Tx, caseId: string): Promise<AskedQuestion[]> {
  return tx.rows(
    build
      .selectFrom('cases.question')
      .select(['id', 'at', 'text', 'byName', 'actorName', 'answeredAt', 'answer'])
      .where('caseId', '=', caseId)
      .orderBy('at')
      .orderBy('id'),
  )
}

/** Keeps a question. */
export function addQuestion(tx: Tx, caseId: string, question: Omit<AskedQuestion, 'answeredAt' | 'answer'>): void {
  tx.later(build.insertInto('cases.question').values({ ...question, caseId }))
}

/** The questions in the case behind a code. */
export function listOwnQuestions(tx: Tx, codeHash: Buffer): Promise<Question[]> {
  return tx.rows(sql<Question>`select id, at, text, by_name, answered_at, answer from cases.own_questions(${codeHash})`)
}

/** The writer answers a question; false when it was answered before or is another case's. */
export async function answerQuestion(
  tx: Tx,
  codeHash: Buffer,
  given: { id: string; at: Date; text: string; eventId: string; byName: string },
): Promise<boolean> {
  return (await tx.one(sql<{ done: boolean }>`select cases.answer_question(${codeHash}, ${given}::jsonb) as done`)).done
}
