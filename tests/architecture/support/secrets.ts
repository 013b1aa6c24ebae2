/**
 * The files of chapters that draw something by chance that nobody may guess, and by which endpoints it leaves; where by none, why not. A new
 * one is listed here, and its endpoints are `isShownOnce` (decisions 286).
 */
export const drawsSecrets: Readonly<Record<string, readonly string[] | string>> = {
  'src/modules/accounts/administration.ts': ['accounts.createAccount', 'accounts.renewInvitation'],
  'src/modules/accounts/begin-session.ts': 'leaves in a cookie',
  'src/modules/accounts/ceremonies.ts': 'leaves in a cookie',
  'src/modules/accounts/factors/app-code.ts': [
    ...['accounts.confirmTotp', 'accounts.renewRecoveryCodes', 'accounts.addPasskey'],
  ],
  'src/modules/accounts/programs/service.ts': ['accounts.takeProgramKey'],
  'src/modules/cases/channels/keys.ts': ['cases.addChannel'],
  'src/modules/cases/channels/wechat/crypt.ts': ['cases.addChannel'],
  'src/modules/cases/tracking/intake.ts': ['cases.fileCase'],
  'src/modules/consultations/participation/token.ts': 'leaves in a cookie',
  'src/modules/feedback/service.ts':
    'leaves on a page of the portal, whose receipts are given again for a day (decisions 48, 286)',
  'src/modules/members/export/password.ts': ['members.showExportPassword'],
  'src/modules/notices/reminder/service.ts': ['notices.askForMail', 'notices.makeCalendar'],
  'src/modules/notices/sms/service.ts': ['notices.askForSms'],
  'src/modules/operations/webhooks/service.ts': ['operations.addWebhook'],
}

/** Texts of kept answers that are called like secrets and are none. */
export const harmlessNames: Readonly<Record<string, string>> = {
  'organisations.createOrg.code': 'the number of an organisation, which everybody reads',
}

/** Endpoints that uncover for a look what is covered elsewhere: each look is recorded, so none is given for a repetition. */
export const looks: readonly string[] = ['members.revealFields', 'members.showExportPassword']
