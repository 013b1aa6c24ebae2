import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const CodeList = z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() }))

export const listCodes = endpoint({
  method: 'GET',
  path: '/api/codes',
  summary: { zh: '国家标准代码表：性别、民族、学历、学位、婚姻、职业', en: 'The national code tables' },
  answer: z.object({
    gender: CodeList,
    ethnicGroup: CodeList,
    education: CodeList,
    degree: CodeList,
    maritalStatus: CodeList,
    occupation: CodeList,
  }),
})

const Written = z.string().max(400).nullable()

/** A person's details as typed into a form; each is read by the rules, so names, dates and codes may be written freely. */
export const WrittenDetails = z.strictObject({
  name: Written.optional(),
  formerName: Written.optional(),
  gender: Written.optional(),
  ethnicGroup: Written.optional(),
  birthDate: Written.optional(),
  idNumber: Written.optional(),
  mobile: Written.optional(),
  landline: Written.optional(),
  residence: Written.optional(),
  nativePlace: Written.optional(),
  birthPlace: Written.optional(),
  householdPlace: Written.optional(),
  maritalStatus: Written.optional(),
  education: Written.optional(),
  inServiceEducation: Written.optional(),
  degree: Written.optional(),
  school: Written.optional(),
  major: Written.optional(),
  employer: Written.optional(),
  jobTitle: Written.optional(),
  professionalTitle: Written.optional(),
  newStratum: Written.optional(),
  frontline: Written.optional(),
  occupation: Written.optional(),
  workStartDate: Written.optional(),
})
export type WrittenDetails = z.infer<typeof WrittenDetails>

export const endpoints = [listCodes]
