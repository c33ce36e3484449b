/** Takes the certificates out of a PKCS#12 file. Its private keys are counted and never read. */
import forge from 'node-forge'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { JobInput, JobOutput } from './jobs'

const { asn1, pki, pkcs12, util } = forge

interface PasswordCiphers {
  getCipherForPBES2: (oid: string, parameters: unknown, password: string) => unknown
}

function leftAsItIs(): never {
  throw new Error('left as it is')
}

/**
 * Modern files hash the password as UTF-8, which forge does not. What forge cannot parse it keeps: certificates stay what
 * they are byte for byte, and keys stay closed. The thread ends after one job, so nobody else meets these changes.
 */
function adaptForge(): void {
  const ciphers: PasswordCiphers = Reflect.get(pki, 'pbe')
  const original = ciphers.getCipherForPBES2
  ciphers.getCipherForPBES2 = (oid, parameters, password) => original(oid, parameters, util.encodeUtf8(password))
  Object.assign(pki, {
    certificateFromAsn1: leftAsItIs,
    privateKeyFromAsn1: leftAsItIs,
    decryptPrivateKeyInfo: (sealed: unknown) => sealed,
  })
}

const keyBags = [pki.oids.keyBag, pki.oids.pkcs8ShroudedKeyBag]

const codeOfMessage: readonly (readonly [RegExp, string])[] = [
  [/MAC could not be verified|Failed to decrypt|Invalid password/i, 'pkcs12-wrong-password'],
  [/unsupported|not supported|Unknown|Cannot read encrypted PBE/i, 'pkcs12-unsupported'],
]

function codeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  return codeOfMessage.find(([pattern]) => pattern.test(message))?.[1] ?? 'pkcs12-damaged'
}

function contentOf({ bytes, password }: JobInput<'open-pkcs12'>): JobOutput<'open-pkcs12'> {
  adaptForge()
  const tree = asn1.fromDer(util.createBuffer(Buffer.from(bytes).toString('binary')), false)
  const bags = pkcs12.pkcs12FromAsn1(tree, false, password).safeContents.flatMap(({ safeBags }) => safeBags)
  return {
    certificates: bags
      .filter(({ type, asn1: kept }) => type === pki.oids.certBag && kept)
      .map(({ asn1: kept }) => Uint8Array.from(Buffer.from(asn1.toDer(kept).getBytes(), 'binary'))),
    keys: bags.filter(({ type }) => keyBags.includes(type)).length,
  }
}

/** Refusals: pkcs12-wrong-password, pkcs12-unsupported, pkcs12-damaged. */
export async function openPkcs12(input: JobInput<'open-pkcs12'>): Promise<Result<JobOutput<'open-pkcs12'>>> {
  try {
    return ok(contentOf(input))
  } catch (error) {
    return refuse(codeOf(error))
  }
}
