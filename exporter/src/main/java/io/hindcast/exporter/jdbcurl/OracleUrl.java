package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/**
 * {@code thin:user/password@//host:port/service}, {@code thin:@host:port:sid} and descriptions in
 * brackets.
 */
final class OracleUrl {
  private OracleUrl() {}

  static Location parse(String body) {
    int at = passwordEnd(body);
    if (at == 0) {
      // Without an at sign all of it may be user and password.
      return new Location(Authority.NONE, null);
    }
    String rest = body.substring(at);
    if (rest.startsWith("(")) {
      String name = Properties.inBrackets(rest, "service_name");
      if (name == null) {
        name = Properties.inBrackets(rest, "sid");
      }
      return new Location(Authority.ofDescription(rest), name);
    }
    int scheme = rest.indexOf("//");
    if (scheme >= 0) {
      rest = rest.substring(scheme + 2);
    }
    int query = rest.indexOf('?');
    rest = query < 0 ? rest : rest.substring(0, query);
    int slash = rest.indexOf('/');
    if (slash >= 0) {
      return new Location(
          Authority.parse(rest.substring(0, slash)), service(rest.substring(slash + 1)));
    }
    return hostPortSid(rest);
  }

  /** The at sign that ends user and password: the last one outside of a description. */
  private static int passwordEnd(String body) {
    int bracket = body.indexOf('(');
    return 1 + (bracket < 0 ? body.lastIndexOf('@') : body.lastIndexOf('@', bracket));
  }

  /** The service of {@code service:server/instance}. */
  private static @Nullable String service(String text) {
    int end = text.indexOf(':');
    int slash = text.indexOf('/');
    end = end < 0 ? text.length() : end;
    return NetworkUrl.emptyToNull(text.substring(0, slash < 0 ? end : Math.min(end, slash)));
  }

  private static Location hostPortSid(String text) {
    if (text.startsWith("[")) {
      return new Location(Authority.ofHost(text), null);
    }
    int first = text.indexOf(':');
    if (first < 0) {
      // A name that tnsnames.ora explains.
      return new Location(Authority.NONE, NetworkUrl.emptyToNull(text));
    }
    int second = text.indexOf(':', first + 1);
    if (second < 0) {
      return new Location(Authority.ofHost(text), null);
    }
    return new Location(
        Authority.ofHost(text.substring(0, second)),
        NetworkUrl.emptyToNull(text.substring(second + 1)));
  }
}
