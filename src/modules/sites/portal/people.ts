import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, pageTitle, phoneLink, properName } from '#kernel/page-parts.ts'
import { sitePaths } from './paths.ts'
import { siteWords as w } from './words.ts'

/** A member of the committee as published: no photograph is needed, no private phone is shown. */
type PublicPerson = {
  readonly name: string
  readonly post: string
  readonly duty?: string
  readonly officePhone?: string
}

export type PeopleData = {
  readonly slug: string
  readonly organisation: string
  readonly people: readonly PublicPerson[]
}

/** Who leads the organisation, in the order the organisation gives. */
export function peoplePage(data: PeopleData): Page {
  return {
    head: {
      title: w.peopleTitle.zh,
      description: `${data.organisation}${w.peopleTitle.zh}`,
      path: sitePaths.people(data.slug),
      breadcrumb: [{ label: w.peopleTitle.zh }],
    },
    main: html`
      <div class="wide">
        ${pageTitle(w.peopleTitle.zh, data.organisation)}
        ${data.people.length === 0 ? emptyState(w.peopleNone.zh) : html`<ul class="people">${data.people.map(card)}</ul>`}
      </div>`,
  }
}

const card = (person: PublicPerson): Safe => html`
  <li>
    <h2>${properName(person.name)}</h2>
    <p class="post">${person.post}</p>
    ${person.duty && html`<p>${w.peopleDuty.zh}：${person.duty}</p>`}
    ${person.officePhone && html`<p>${w.peoplePhone.zh}：${phoneLink(person.officePhone)}</p>`}
  </li>`
