/** What an account's number is sealed under. */
export const numberContext = (accountId: string) => `notices.sms.number/${accountId}`
