import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A device that makes passkeys, in software: what a browser hands on, byte for byte (WebAuthn level 2, ES256). */
export class SoftPasskey {
  readonly id = randomBytes(16)
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject }
  /** Devices that count say one more each time; most of today's always say 0. */
  counter = 0
  /** Was the device unlocked by its owner? */
  isUnlocked = true

  constructor() {
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  make(of: { challenge: string; origin: string }) {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' })
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ])
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose])
    const authData = Buffer.concat([this.head(of.origin, 0x40), credential])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(authData.length)
    // {"fmt": "none", "attStmt": {}, "authData": …}
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      length,
      authData,
    ])
    return {
      ...this.name(),
      response: {
        clientDataJSON: clientData('webauthn.create', of).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal' as const],
      },
    }
  }

  sign(of: { challenge: string; origin: string }) {
    const authData = this.head(of.origin, 0)
    const said = clientData('webauthn.get', of)
    const signed = Buffer.concat([authData, createHash('sha256').update(said).digest()])
    return {
      ...this.name(),
      response: {
        clientDataJSON: said.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
      },
    }
  }

  private name() {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  private head(origin: string, flags: number): Buffer {
    const place = createHash('sha256').update(new URL(origin).hostname).digest()
    const count = Buffer.alloc(4)
    count.writeUInt32BE(this.counter)
    return Buffer.concat([place, Buffer.from([flags | 0x01 | (this.isUnlocked ? 0x04 : 0)]), count])
  }
}

const clientData = (type: string, { challenge, origin }: { challenge: string; origin: string }) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
