/** Makes and writes RSA keys; node's own generator does the work where there is one. */
import forge from 'node-forge'

const { pki } = forge

export const newRsaKeys = (bits: number): forge.pki.rsa.KeyPair => pki.rsa.generateKeyPair({ bits })

/** PKCS#8, the form that every tool reads. */
export function keyPemOf(key: forge.pki.rsa.PrivateKey): string {
  return unixLines(pki.privateKeyInfoToPem(pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key))))
}

export const unixLines = (pem: string): string => pem.replaceAll('\r\n', '\n')
