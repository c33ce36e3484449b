/** Vectors about what a certificate may be used for. */

import { extensionOid, purposeOid } from '@/lib/domain/certificates/oids'
import { sequence } from '../der-writer'
import { critical, eku, extension, usage } from '../extensions'
import { strict, type VectorPlan, webChain } from './plan'

export const purposePlans: readonly VectorPlan[] = [
  {
    id: 'purpose-of-a-client-on-a-server',
    why: 'RFC 5280 4.2.1.12: only the listed purposes.',
    make: () => webChain({ leaf: { with: [eku(purposeOid.clientAuth)] } }),
    expected: 'purpose-allowed',
    at: 0,
  },
  {
    id: 'purpose-any',
    why: 'RFC 5280 4.2.1.12: anyExtendedKeyUsage restricts nothing.',
    make: () => webChain({ leaf: { with: [eku(purposeOid.any)] } }),
    expected: 'ok',
  },
  {
    id: 'purpose-any-in-public',
    why: 'CABF BR 7.1.2.7.10: not in a public server certificate.',
    make: () => webChain({ leaf: { with: [eku(purposeOid.any)] }, ask: strict() }),
    expected: 'eku-not-any',
    at: 0,
  },
  {
    id: 'purpose-empty-list',
    why: 'RFC 5280 4.2.1.12: at least one purpose.',
    make: () => webChain({ leaf: { with: [extension(extensionOid.extendedKeyUsage, sequence())] } }),
    expected: 'extension-readable',
    at: 0,
  },
  {
    id: 'purpose-absent',
    why: 'CABF BR 7.1.2.7.6: a server certificate lists its purposes.',
    make: () => webChain({ leaf: { without: [extensionOid.extendedKeyUsage] }, ask: strict() }),
    expected: 'eku-present',
    at: 0,
  },
  {
    id: 'purpose-critical',
    why: 'CABF BR 7.1.2.7.6: extKeyUsage is not critical.',
    make: () => webChain({ leaf: { with: [critical(eku(purposeOid.serverAuth))] }, ask: strict() }),
    expected: 'eku-not-critical',
    at: 0,
  },
  {
    id: 'purpose-nested-refused',
    why: 'RFC 5280 4.2.1.12: an authority that lists purposes issues for those only.',
    make: () => webChain({ issuing: { with: [eku(purposeOid.clientAuth)] } }),
    expected: 'purpose-allowed-by-issuer',
    at: 1,
  },
  {
    id: 'purpose-nested-allowed',
    why: 'RFC 5280 4.2.1.12: the authority lists the purpose.',
    make: () => webChain({ issuing: { with: [eku(purposeOid.clientAuth, purposeOid.serverAuth)] }, ask: strict() }),
    expected: 'ok',
  },
  {
    id: 'purpose-in-a-root',
    why: 'CABF BR 7.1.2.1.2: a root lists no purposes.',
    make: () => webChain({ root: { with: [eku(purposeOid.serverAuth)] }, ask: strict() }),
    expected: 'root-without-eku',
    at: 2,
  },
  {
    id: 'key-usage-missing',
    why: 'RFC 5280 4.2.1.3: a key does what its usage lists.',
    make: () => webChain({ leaf: { with: [usage('keyEncipherment')] }, ask: { keyUsages: ['digitalSignature'] } }),
    expected: 'key-usage-allowed',
    at: 0,
  },
]
