import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { call } from '#kernel/client.ts'
import { beginPasskeySignIn, signInWithPasskey } from '#modules/accounts/contract.ts'

/** The person turned back, or the device has no passkey for this place; browsers do not tell which. */
export class PasskeyCancelled extends Error {}

/** Signs in with a passkey of this device. @throws PasskeyCancelled, CallRefused */
export async function signByPasskey(): Promise<void> {
  const { options } = await call(beginPasskeySignIn, {})
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const response = await startAuthentication({ optionsJSON }).catch((cause: unknown) => {
    throw new PasskeyCancelled('no passkey signed', { cause })
  })
  await call(signInWithPasskey, { response: response as never })
}
