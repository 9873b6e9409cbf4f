package io.hindcast.exporter.render;

import java.util.HashSet;
import java.util.Set;

/**
 * Takes secrets out of URLs (OpenTelemetry semantic conventions, "url.full" and "url.query"): user
 * info, and the values of query keys that carry signatures.
 */
final class Redaction {
  /** What stands in place of a secret. */
  static final String REDACTED = "REDACTED";

  private static final Set<String> DEFAULT_KEYS =
      Set.of(
          "X-Amz-Signature",
          "X-Amz-Credential",
          "X-Amz-Security-Token",
          "AWSAccessKeyId",
          "Signature",
          "sig",
          "X-Goog-Signature");

  private final Set<String> keys;

  /** With further keys; they are compared as they are written. */
  Redaction(Set<String> moreKeys) {
    Set<String> all = new HashSet<>(DEFAULT_KEYS);
    all.addAll(moreKeys);
    keys = Set.copyOf(all);
  }

  String url(String url, UrlParts parts) {
    int query = url.indexOf('?');
    boolean withUser = parts.userEnd() > parts.authorityStart();
    if (!withUser && query < 0) {
      return url;
    }
    StringBuilder out = new StringBuilder(url.length() + 32);
    int from = 0;
    if (withUser) {
      out.append(url, 0, parts.authorityStart()).append(REDACTED + ":" + REDACTED + "@");
      from = parts.userEnd();
    }
    query = url.indexOf('?', from);
    if (query < 0) {
      return out.append(url, from, url.length()).toString();
    }
    int fragment = url.indexOf('#', query);
    int end = fragment < 0 ? url.length() : fragment;
    out.append(url, from, query + 1).append(query(url.substring(query + 1, end)));
    return out.append(url, end, url.length()).toString();
  }

  /** A query without its question mark. */
  String query(String query) {
    StringBuilder out = new StringBuilder(query.length());
    int at = 0;
    while (true) {
      int end = query.indexOf('&', at);
      boolean last = end < 0;
      end = last ? query.length() : end;
      int equal = query.indexOf('=', at);
      if (equal >= 0 && equal < end && keys.contains(query.substring(at, equal))) {
        out.append(query, at, equal + 1).append(REDACTED);
      } else {
        out.append(query, at, end);
      }
      if (last) {
        return out.toString();
      }
      out.append('&');
      at = end + 1;
    }
  }
}
