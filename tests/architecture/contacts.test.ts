import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { allEndpoints, type NamedEndpoint } from './support/endpoints.ts'

// D23: an answer that a desk can get holds nothing by which a citizen is reached, but for one door.

/** Every endpoint whose answer has a field that could hold a telephone number, an address or a contact, and whose it is. */
const contactFields: Readonly<Record<string, string>> = {
  'cases.lookAtContact phone': 'the one door to a citizen: two persons, one day, each look shown to the writer',
  'accounts.beginProvider address': 'of the provider of identities, to which the browser is led',
  'accounts.beginProviderLink address': 'of the provider of identities, to which the browser is led',
  'accounts.beginTotp address': 'of the code app: otpauth://',
  'members.listMembers mobile': 'masked, of a member in reach',
  'members.readCard abroadLastContact': 'a day: when the branch last spoke with a member abroad (STA-06)',
  'members.readCard contactDueOn': 'a day: until when it is to do so again',
  'members.readCard landline': 'of a member in reach',
  'members.readCard mobile': 'masked, of a member in reach',
  'members.readCard residence': 'masked, of a member in reach',
  'members.revealFields mobile': 'the step-up view of a member, with a reason',
  'members.revealFields residence': 'the step-up view of a member, with a reason',
  'operations.listWebhooks address': 'of another system',
  'publishing.handInFile address': 'of a picture on the site',
  'publishing.listDeadLinks address': 'of a page that a link names',
  'sites.readSite address': 'of an office, as its site shows it',
  'sites.readSite phone': 'of an office, as its site shows it',
}

/** The restricted data that endpoints open, by the purpose they tell the database (decisions 11). */
const purposes: Readonly<Record<string, string>> = {
  'auditing.searchAudit': 'auditing.entries',
  'cases.lookAtContact': 'cases.contact',
  'cases.lookAtOriginal': 'cases.original',
}

let all: NamedEndpoint[]
beforeAll(async () => {
  all = await allEndpoints()
})

test('no answer of any endpoint has a field for a contact, but for those of members and offices and the one door', () => {
  const found = all.flatMap(({ chapter, name, endpoint }) =>
    fieldsOf(endpoint.answer)
      .filter((field) => /phone|mobile|contact|telephone|landline|address|residence|e-?mail|wechat/i.test(field))
      .map((field) => `${chapter}.${name} ${field}`),
  )
  expect([...new Set(found)].sort()).toEqual(Object.keys(contactFields).sort())
})

test('an endpoint that opens restricted data names its purpose, and no other names one', () => {
  const named = all.filter(({ endpoint }) => endpoint.purpose !== '')
  expect(
    Object.fromEntries(named.map(({ chapter, name, endpoint }) => [`${chapter}.${name}`, endpoint.purpose])),
  ).toEqual(purposes)
})

// All names of fields at any depth.
function fieldsOf(answer: z.ZodType): string[] {
  const names = new Set<string>()
  const collect = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return
    const { properties, ...rest } = schema as { properties?: Record<string, unknown> }
    for (const [name, inner] of Object.entries(properties ?? {})) {
      names.add(name)
      collect(inner)
    }
    Object.values(rest).forEach(collect)
  }
  collect(z.toJSONSchema(answer, { unrepresentable: 'any', io: 'output' }))
  return [...names]
}
