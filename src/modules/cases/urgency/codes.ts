/** What kind of urgent matter a desk says a case is, and the limit by which its first word is due (11.2). No software decides it. */
export const urgencies = {
  EMERGENCY: { limit: 'emergencyHours', zh: '紧急：人身、财产安全', en: 'emergency: life or property' },
  UTILITIES: { limit: 'utilitiesHours', zh: '水、电、气、暖等急修', en: 'water, power, gas or heating' },
} as const
export type Urgency = keyof typeof urgencies
