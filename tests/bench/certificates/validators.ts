/** Each validator as one function: parse and validate the three certificates of a chain, throw when it does not hold. */

import 'reflect-metadata'
import { webcrypto, X509Certificate } from 'node:crypto'
import * as peculiar from '@peculiar/x509'
import forge from 'node-forge'
import * as pkijs from 'pkijs'
import { readCertificate } from '@/lib/domain/certificates/model/certificate'
import { purposeOid } from '@/lib/domain/certificates/oids'
import { plainRequest } from '@/lib/domain/certificates/request'
import { validateChain } from '@/lib/domain/certificates/validate-chain'
import { createVerifier } from '@/lib/platform/certificates/signatures'
import { testTime } from '../../support/certificates/made-certificate'
import type { Chain } from './chains'

export type Validator = (chain: Chain) => unknown

const host = 'xsp1.sp.example.com'
const verify = createVerifier()

function require(holds: boolean): void {
  if (!holds) throw new Error('The chain does not hold.')
}

const ours: Validator = ({ leaf, intermediate, root }) => {
  const verdict = validateChain(
    {
      ...plainRequest,
      leaf: readCertificate(leaf),
      intermediates: [readCertificate(intermediate)],
      anchors: [readCertificate(root)],
      atMs: testTime.getTime(),
      profile: 'web-server',
      purpose: purposeOid.serverAuth,
      names: [{ kind: 'dns', value: host }],
    },
    verify,
  )
  require(verdict.ok)
}

const inTime = (certificate: X509Certificate) =>
  Date.parse(certificate.validFrom) <= testTime.getTime() && testTime.getTime() <= Date.parse(certificate.validTo)

/** What is usually written by hand: names, dates, signatures, and nothing else. */
const naive: Validator = (chain) => {
  const leaf = new X509Certificate(chain.leaf)
  const intermediate = new X509Certificate(chain.intermediate)
  const root = new X509Certificate(chain.root)
  require(leaf.checkHost(host) !== undefined && [leaf, intermediate, root].every(inTime))
  require(intermediate.ca && root.ca && leaf.checkIssued(intermediate) && intermediate.checkIssued(root))
  require(leaf.verify(intermediate.publicKey) && intermediate.verify(root.publicKey))
}

const forgeCertificate = (der: Uint8Array) =>
  forge.pki.certificateFromAsn1(forge.asn1.fromDer(Buffer.from(der).toString('binary')))

const withForge: Validator = ({ leaf, intermediate, root }) => {
  const store = forge.pki.createCaStore([forgeCertificate(root)])
  require(
    forge.pki.verifyCertificateChain(store, [forgeCertificate(leaf), forgeCertificate(intermediate)], {
      validityCheckDate: testTime,
    }),
  )
}

const withPkijs: Validator = async ({ leaf, intermediate, root }) => {
  const engine = new pkijs.CertificateChainValidationEngine({
    certs: [intermediate, leaf].map((der) => pkijs.Certificate.fromBER(new Uint8Array(der))),
    trustedCerts: [pkijs.Certificate.fromBER(new Uint8Array(root))],
    checkDate: testTime,
  })
  const { result } = await engine.verify()
  require(result)
}

const withPeculiar: Validator = async (chain) => {
  const [leaf, intermediate, root] = [chain.leaf, chain.intermediate, chain.root].map(
    (der) => new peculiar.X509Certificate(new Uint8Array(der)),
  )
  if (!leaf || !intermediate || !root) return
  const built = await new peculiar.X509ChainBuilder({ certificates: [intermediate, root] }).build(leaf)
  require(built.length === 3)
  const checks = await Promise.all([
    leaf.verify({ publicKey: intermediate.publicKey, date: testTime }),
    intermediate.verify({ publicKey: root.publicKey, date: testTime }),
  ])
  require(checks.every(Boolean))
}

/** Libraries on Web Crypto need to be told where it is. */
export function prepareValidators(): void {
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }))
  peculiar.cryptoProvider.set(webcrypto as Crypto)
}

export const validators = { ours, naive, forge: withForge, pkijs: withPkijs, peculiar: withPeculiar } as const

export type ValidatorName = keyof typeof validators

/** node-forge knows RSA only. */
export const canValidate = (name: ValidatorName, kind: 'rsa' | 'ec') => kind === 'rsa' || name !== 'forge'
