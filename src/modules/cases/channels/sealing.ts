/** What a channel's secret is sealed under. */
export const secretContext = (channelId: string) => `cases.channel.secret/${channelId}`

/** What is needed to answer the writer of one case. */
export const handleContext = (caseId: string) => `cases.arrival.handle/${caseId}`

/** The code of one case, until its receipt has gone. */
export const codeContext = (caseId: string) => `cases.telling.code/${caseId}`
