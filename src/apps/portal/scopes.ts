/** The search of a site among public messages instead of articles; stands in its address. */
export const messages = 'messages'
