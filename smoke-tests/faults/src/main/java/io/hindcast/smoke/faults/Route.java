package io.hindcast.smoke.faults;

/** Where the agent is told that its collector is. */
enum Route {
  /** At the proxy. */
  PROXY,
  /** At the proxy, by TLS, with the certificate of an authority that has not signed for it. */
  WRONG_AUTHORITY,
  /** At a name that nobody knows (RFC 6761, section 6.4). */
  UNRESOLVABLE
}
