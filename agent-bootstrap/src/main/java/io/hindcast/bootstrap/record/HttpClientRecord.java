package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One request that this process sends: one attempt on the wire where the library shows it. */
public final class HttpClientRecord extends SpanRecord {
  /** The method as the application wrote it. */
  public @Nullable String method;

  /**
   * The absolute URL: an immutable object whose {@code toString} is the URL (String, URI, URL). Not
   * redacted yet: that is the exporter's work.
   */
  public @Nullable Object url;

  /** The template of the path where the library knows it ({@code /users/{id}}). */
  public @Nullable String urlTemplate;

  /** The response's status code; 0 while there is none. */
  public int status;

  /** {@code 1.1}, {@code 2}, {@code 3}. */
  public @Nullable String protocolVersion;

  /** Whom the connection really goes to; null where the library does not say. */
  public @Nullable InetSocketAddress peer;

  /** How many attempts came before this one. */
  public int resendCount;

  /** Whether the application gave the request up on purpose: that is no error. */
  public boolean cancelled;

  /** Starts under what the thread works under now. */
  public HttpClientRecord(ThreadContext thread) {
    super(thread);
  }

  /** One that is made again. */
  public HttpClientRecord(RestoredSpan parts) {
    super(parts);
  }

  @Override
  public boolean isAnomalous() {
    return status >= 400 || (thrown != null && !cancelled);
  }

  @Override
  public int bucket() {
    return Bucket.ofUrl('C', method, url);
  }
}
