/** Reads OpenSSL's errors: which reason a failed handshake has, and which alerts speak of the client's certificate. */

const notTls = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNKNOWN_PROTOCOL',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_HTTPS_PROXY_REQUEST',
  'ERR_SSL_RECORD_LAYER_FAILURE',
  'ERR_SSL_RECORD_TOO_SMALL',
  'ERR_SSL_BAD_RECORD_TYPE',
  'ERR_SSL_BAD_PACKET_LENGTH',
])
const oldVersion = new Set([
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_VERSION_TOO_LOW',
  'ERR_SSL_UNSUPPORTED_SSL_VERSION',
])
const closed = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING'])
const badChain =
  /CERTIFICATE_VERIFY_FAILED|BAD_SIGNATURE|EXCESSIVE_MESSAGE_SIZE|CERT_LENGTH_MISMATCH|ASN1|EE_KEY_TOO_SMALL|DH_KEY_TOO_SMALL|CA_KEY_TOO_SMALL|UNSUPPORTED_CERT/

/** Alerts 40 to 49 and 116: no or a bad certificate, an unknown CA, access denied, and what TLS 1.2 servers say instead. */
const clientCertificateAlert =
  /ALERT_(HANDSHAKE_FAILURE|NO_CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(REVOKED|EXPIRED|UNKNOWN|REQUIRED)|ILLEGAL_PARAMETER|UNKNOWN_CA|ACCESS_DENIED)/

export function isClientCertificateAlert(code: string | undefined): boolean {
  return clientCertificateAlert.test(code ?? '')
}

/** A key of `reasons` for an error during the handshake. */
export function tlsReasonOf(code: string | undefined): string {
  if (!code || closed.has(code)) return 'tls-closed'
  if (code === 'ETIMEDOUT') return 'tls-timeout'
  if (oldVersion.has(code)) return 'tls-version'
  if (notTls.has(code)) return 'tls-not-tls'
  return badChain.test(code) ? 'certificate-invalid' : 'tls-alert'
}
