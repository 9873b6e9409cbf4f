package io.hindcast.bootstrap.sampling;

import java.net.URI;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Puts traces that are likely to be of one kind into one bucket, by what their root knows at its
 * start: a route is known to the framework only later, when context may have gone out already. So a
 * path's segments that look like an id all count as one. Two kinds that meet in a bucket share its
 * probability, no more.
 *
 * <p>Nothing is allocated and no code of the application's is called. Texts are read up to a bound,
 * since whoever sends a request chooses them.
 */
public final class Bucket {
  /** Names of resources are shorter; UUIDs, hashes and tokens are not. */
  private static final int MAX_SEGMENT = 24;

  /** A nanosecond a character: what tells routes apart comes first. */
  private static final int MAX_PATH = 128;

  /** Verbs of SQL are shorter. */
  private static final int MAX_WORD = 16;

  /** Two to the 32nd over the golden ratio: its product's first bits depend on all of the hash. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int SHIFT = Integer.numberOfLeadingZeros(SamplingPolicy.BUCKETS - 1);

  private Bucket() {}

  /**
   * Of a named kind of work.
   *
   * @param family a letter a family of records
   * @param operation what is done, as a number; 0 where the family has one only
   */
  public static int ofName(char family, int operation, @Nullable String name) {
    return spread((family * 31 + operation) * 31 + hash(name));
  }

  /** Of a path of a server. */
  public static int ofPath(char family, @Nullable String method, @Nullable String path) {
    return spread(path(family * 31 + hash(method), path, 0));
  }

  /** Of where a client goes, by host and path of what is a text, a URI or a URL. */
  public static int ofUrl(char family, @Nullable String method, @Nullable Object url) {
    int hash = family * 31 + hash(method);
    if (url instanceof URI uri) {
      return spread(path(hash * 31 + hash(uri.getHost()), uri.getRawPath(), 0));
    }
    if (url instanceof URL address) {
      // Not its hash code: that asks for the host's address.
      return spread(path(hash * 31 + hash(address.getHost()), address.getPath(), 0));
    }
    if (url instanceof String text) {
      int scheme = text.indexOf("://");
      return spread(path(hash, text, scheme < 0 ? 0 : scheme + 3));
    }
    return spread(hash);
  }

  /** Of a statement, by its first word. */
  public static int ofStatement(char family, @Nullable String text) {
    int hash = family;
    if (text != null) {
      int at = 0;
      while (at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
      int end = Math.min(text.length(), at + MAX_WORD);
      for (; at < end && text.charAt(at) > ' '; at++) {
        // Cases are one: letters differ in this bit only.
        hash = hash * 31 + (text.charAt(at) | 0x20);
      }
    }
    return spread(hash);
  }

  private static int path(int hash, @Nullable String text, int from) {
    if (text == null) {
      return hash;
    }
    int end = Math.min(text.length(), from + MAX_PATH);
    int segment = 0;
    int length = 0;
    boolean isId = false;
    boolean isParameter = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '/') {
        hash = hash * 31 + (isId || length > MAX_SEGMENT ? '*' : segment);
        segment = 0;
        length = 0;
        isId = false;
        isParameter = false;
      } else if (c == '?' || c == '#') {
        break;
      } else if (c == ';') {
        // A session's id behind a resource's name must not make that one an id.
        isParameter = true;
      } else if (!isParameter) {
        segment = segment * 31 + c;
        length++;
        isId |= c >= '0' && c <= '9';
      }
    }
    return hash * 31 + (isId || length > MAX_SEGMENT ? '*' : segment);
  }

  private static int hash(@Nullable String text) {
    return text == null ? 0 : text.hashCode();
  }

  private static int spread(int hash) {
    return (hash * SPREAD) >>> SHIFT;
  }
}
