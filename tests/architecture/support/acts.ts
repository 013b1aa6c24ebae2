// Which acts ask no policy of their own name, each with its reason. An entry that names nothing any more fails a test.

type Reasons = Readonly<Record<string, string>>

/** Changing endpoints that ask no policy, `chapter.name`. */
export const openActs: Reasons = {
  'accounts.signIn': 'who asks is not known yet; the password decides',
  'accounts.signOut': 'everybody may end his own session',
  'accounts.switchIdentity': 'among one’s own posts; the function checks whose they are',
  'accounts.changePassword': 'one’s own password, by the old one',
  'accounts.endDelegation': 'one’s own delegation, given or taken; an administrator’s end asks the policy of granting',
  'accounts.actFor': 'a delegation to oneself that runs; the function checks it',
  'accounts.removeTotp': 'one’s own code app, after a fresh proof',
  'accounts.unlinkProvider': 'one’s own link, after a fresh proof',
  'accounts.removePasskey': 'one’s own passkey, after a fresh proof',
  'accounts.endDevice': 'one’s own session',
  'accounts.endOtherDevices': 'one’s own sessions',
  'accounts.seeNotices': 'what was told to oneself',
  'notices.setQuietHours': 'how one is reminded oneself',
  'notices.stopMail': 'how one is reminded oneself',
  'notices.makeCalendar': 'one’s own calendar',
  'notices.endCalendar': 'one’s own calendar',
  'accounts.acceptInvitation': 'who asks is not known yet; the one-time link decides',
}

/** Changing endpoints whose act has another name: that of the policy, or of a policy above (`chapter.act`). */
export const actNames: Reasons = {
  'accounts.revokeRole': 'grantRole',
  'accounts.handOver': 'grantRole',
  'accounts.renewInvitation': 'disableAccount',
  'members.uploadRoster': 'importRoster',
  'members.startImport': 'importRoster',
  'members.mapColumns': 'importRoster',
  'cases.uploadMessageFile': 'fileCase',
  'cases.startMessageFile': 'fileCase',
  'cases.fetchFileAnswers': 'list',
  'cases.pickComment': 'fileCase',
  'members.writeExport': 'exportMembers',
  'members.fetchExport': 'exportMembers',
  'members.showExportPassword': 'exportMembers',
  'members.endPost': 'appointPost',
  'members.decideDuplicate': 'compareRecords',
  'members.reopenDuplicate': 'compareRecords',
  'sites.addColumn': 'editColumns',
  'sites.editColumn': 'editColumns',
  'publishing.openSite': 'sites.openSite',
  'cases.acceptCase': 'accept',
  'cases.refuseCase': 'refuse',
  'cases.assignCase': 'assign',
  'cases.signCase': 'sign',
  'cases.replyCase': 'reply',
  'cases.extendDeadline': 'extend',
  'cases.declareCase': 'declare',
  'cases.takeOverCase': 'takeOver',
  'cases.directCase': 'direct',
}
