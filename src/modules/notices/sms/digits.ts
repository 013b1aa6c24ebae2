/** The digits of what was typed or pasted, of full width too: 「验证码123456」 is a code as good as 123456. */
export const digitsOf = (written: string): string => written.normalize('NFKC').replace(/\D/g, '')
