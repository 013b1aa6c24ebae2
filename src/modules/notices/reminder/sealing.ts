/** What an account's address is sealed under. */
export const addressContext = (accountId: string) => `notices.reminder.mail/${accountId}`
