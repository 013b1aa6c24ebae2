import { z } from 'zod'

const between = (least: number, most: number) => z.number().int().min(least).max(most)

/** What an installation may set for messages by command, and within which bounds: counts, and minutes where the name says so (T12, T40). */
export const messageLimitBounds = z.strictObject({
  submissionsPerHour: between(1, 100_000),
  wrongCodes: between(1, 10),
  wrongCodeMinutes: between(1, 1440),
})

export type MessageLimits = Readonly<z.infer<typeof messageLimitBounds>>

/** Some of them, to be set anew. */
export const messageLimitChange = messageLimitBounds.partial()
export type MessageLimitChange = Readonly<z.infer<typeof messageLimitChange>>

/** What `NAME=NUMBER …` of a command line asks for; undefined where one of them is no limit or beyond its bounds. */
export function limitsAskedFor(args: readonly string[]): MessageLimitChange | undefined {
  const pairs = args.map((arg) => {
    const [name, number = ''] = arg.split('=')
    return [name, /^\d{1,6}$/.test(number) ? Number(number) : Number.NaN]
  })
  return messageLimitChange.safeParse(Object.fromEntries(pairs)).data
}
