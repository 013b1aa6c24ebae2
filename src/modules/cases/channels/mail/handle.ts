/** What is needed to answer a mail; sealed for its case and erased when it ends (D29). */
export interface MailHandle {
  readonly address: string
  readonly messageId: string
}

export const writeHandle = (handle: MailHandle): string => JSON.stringify(handle)

export const readHandle = (written: string): MailHandle => JSON.parse(written) as MailHandle
