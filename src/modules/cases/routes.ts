import type { Serve } from '#kernel/http.ts'
import * as askingContract from './asking/contract.ts'
import * as asking from './asking/service.ts'
import * as callingContract from './calling/contract.ts'
import * as calling from './calling/service.ts'
import * as commentContract from './channels/comments/contract.ts'
import * as comments from './channels/comments/service.ts'
import * as channelContract from './channels/contract.ts'
import { renewChannelKey } from './channels/keys.ts'
import * as channels from './channels/service.ts'
import { routes as classRoutes } from './classes/routes.ts'
import * as clockContract from './clock/contract.ts'
import * as superior from './clock/superior.ts'
import * as contactContract from './contact/contract.ts'
import * as contact from './contact/service.ts'
import * as contract from './contract.ts'
import { countRates } from './counts/contract.ts'
import * as counts from './counts/service.ts'
import { routes as enclosureRoutes } from './enclosures/routes.ts'
import { routes as fileRoutes } from './files/routes.ts'
import * as filingContract from './filing/contract.ts'
import * as filing from './filing/service.ts'
import * as joiningContract from './joining/contract.ts'
import * as joining from './joining/service.ts'
import * as knowledgeContract from './knowledge/contract.ts'
import * as knowledge from './knowledge/service.ts'
import * as limitsContract from './limits/contract.ts'
import * as limits from './limits/service.ts'
import { routes as listingRoutes } from './listing/routes.ts'
import { proposeMeasure } from './moderation/contract.ts'
import * as moderation from './moderation/service.ts'
import { routes as originalRoutes } from './originals/routes.ts'
import { overseeCases } from './oversight/contract.ts'
import * as oversight from './oversight/service.ts'
import { filePetition } from './petitions/contract.ts'
import * as petitions from './petitions/service.ts'
import * as promisesContract from './promises/contract.ts'
import * as promises from './promises/service.ts'
import { routes as replyFileRoutes } from './reply-files/routes.ts'
import { routes as reviewingRoutes } from './reviewing/routes.ts'
import * as service from './service.ts'
import * as urgencyContract from './urgency/contract.ts'
import * as urgency from './urgency/service.ts'

/** How HTTP reaches the chapter; citizens come through the pages of the portal. */
export function routes(serve: Serve): void {
  serve(contract.listCases, service.listCases)
  serve(contract.getCase, service.getCase)
  serve(contract.countCases, counts.countCases)
  serve(contract.acceptCase, service.acceptCase)
  serve(contract.refuseCase, service.refuseCase)
  serve(contract.assignCase, service.assignCase)
  serve(contract.signCase, service.signCase)
  serve(contract.startHandling, service.startHandling)
  serve(contract.sendBack, service.sendBack)
  serve(contract.replyCase, service.replyCase)
  serve(contract.extendDeadline, service.extendDeadline)
  serve(contract.declareCase, service.declareCase)
  serve(limitsContract.listLimits, limits.listLimits)
  serve(limitsContract.setLimit, limits.setLimit)
  serve(limitsContract.dropLimit, limits.dropLimit)
  serve(urgencyContract.declareUrgent, urgency.declareUrgent)
  serve(urgencyContract.endUrgency, urgency.endUrgency)
  serve(urgencyContract.giveFirstWord, urgency.giveFirstWord)
  serve(clockContract.takeOverCase, superior.takeOverCase)
  serve(clockContract.directCase, superior.directCase)
  serve(callingContract.listCalls, calling.listCalls)
  serve(callingContract.listCallable, calling.listCallable)
  serve(callingContract.callOffices, calling.callOffices)
  serve(callingContract.closeCalls, calling.closeCalls)
  serve(filePetition, petitions.filePetition)
  serve(joiningContract.joinCase, joining.joinCase)
  serve(joiningContract.separateCase, joining.separateCase)
  serve(joiningContract.listVoices, joining.listVoices)
  serve(filingContract.fileCase, filing.fileCase)
  serve(filingContract.getFiling, filing.getFiling)
  serve(filingContract.noteTold, filing.noteTold)
  serve(channelContract.listChannels, channels.listChannels)
  serve(channelContract.addChannel, channels.addChannel)
  serve(channelContract.setChannelState, channels.setChannelState)
  serve(channelContract.renewChannelKey, renewChannelKey)
  serve(channelContract.getArrival, channels.getArrival)
  serve(channelContract.settleTellings, channels.settleTellings)
  serve(commentContract.listCommentChannels, comments.listCommentChannels)
  serve(commentContract.listComments, comments.listComments)
  serve(commentContract.pickComment, comments.pickComment)
  classRoutes(serve)
  reviewingRoutes(serve)
  fileRoutes(serve)
  enclosureRoutes(serve)
  replyFileRoutes(serve)
  serve(askingContract.askWriter, asking.askWriter)
  serve(askingContract.listQuestions, asking.listQuestions)
  serve(contactContract.askContact, contact.askContact)
  serve(contactContract.listContactOpenings, contact.listContactOpenings)
  serve(contactContract.lookAtContact, contact.lookAtContact)
  originalRoutes(serve)
  serve(overseeCases, oversight.overseeCases)
  serve(countRates, counts.countRates)
  listingRoutes(serve)
  serve(promisesContract.settlePromise, promises.settlePromise)
  serve(knowledgeContract.draftKnowledge, knowledge.draftKnowledge)
  serve(knowledgeContract.publishKnowledge, knowledge.publishKnowledge)
  serve(knowledgeContract.listKnowledge, knowledge.listKnowledge)
  serve(knowledgeContract.takeBackKnowledge, knowledge.takeBackKnowledge)
  serve(proposeMeasure, moderation.proposeMeasure)
}
