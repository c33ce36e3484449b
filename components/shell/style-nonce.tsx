'use client'

/** Tells libraries that add a style sheet the nonce under which this document accepts one. */
import { useState } from 'react'

/** A page that is read again brings the nonce of another answer; the document keeps to that of its first. */
export function StyleNonce({ nonce }: { nonce: string }) {
  const [first] = useState(nonce)
  return <meta property="csp-nonce" nonce={first} content={first} />
}
