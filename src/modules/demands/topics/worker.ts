import { answerApart } from '#kernel/apart.ts'
import { groupHere, type Pile } from './grouping.ts'

answerApart((pile: Pile, onShare) => groupHere(pile, onShare))
