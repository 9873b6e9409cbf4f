package io.hindcast.agent;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.sql.SqlDialect;
import io.hindcast.exporter.sql.SqlSanitizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to call an operation that is under way. Its thread goes on to write to the record: whatever
 * is not there yet is left out. Neither queries nor literals are shown.
 */
final class RecordName {
  private static final int MAX_CHARS = 200;

  private RecordName() {}

  static String of(SpanRecord record) {
    if (record instanceof HttpServerRecord server) {
      String route = server.route;
      return words(server.method, route == null ? server.path : route);
    }
    if (record instanceof HttpClientRecord client) {
      Object url = client.url;
      return words(client.method, url == null ? null : authority(url.toString()));
    }
    if (record instanceof DbRecord call) {
      String text = call.text;
      String summary =
          text == null ? null : SqlSanitizer.sanitize(text, SqlDialect.UNKNOWN).summary();
      return words(summary == null ? "SQL" : summary, null);
    }
    if (record instanceof MessagingRecord message) {
      return words(message.operation.name().toLowerCase(Locale.ROOT), message.destination);
    }
    if (record instanceof InternalRecord work) {
      return words(work.name, null);
    }
    return words(null, null);
  }

  private static String words(@Nullable String first, @Nullable String second) {
    if (first == null) {
      return second == null ? "(no name yet)" : printable(second);
    }
    return printable(second == null ? first : first + " " + second);
  }

  /** Host and port; a name and a password may stand before them. */
  private static String authority(String url) {
    int scheme = url.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    String authority = url.substring(from, to);
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** A client chooses its path, an application its threads' names; it goes to a terminal. */
  static String printable(String text) {
    int length = Math.min(text.length(), MAX_CHARS);
    StringBuilder printable = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      printable.append(Character.isISOControl(c) ? '?' : c);
    }
    return printable.toString();
  }
}
