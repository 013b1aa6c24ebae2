/** @throws Failure when a setting for text messages cannot be right. */
export function refuseUnsafeSms(env: Readonly<Record<string, string | undefined>>): void
