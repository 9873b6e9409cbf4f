package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;
import org.jspecify.annotations.Nullable;

/** One request that this process answers. All texts are as the client sent them. */
public final class HttpServerRecord extends SpanRecord {
  /** The request's method. */
  public @Nullable String method;

  /** {@code http} or {@code https}. */
  public @Nullable String scheme;

  /** The path without the query, still percent-encoded. */
  public @Nullable String path;

  /** The query without its question mark; null for none. */
  public @Nullable String query;

  /** The matched route, such as {@code /users/{id}}; null where no framework said. */
  public @Nullable String route;

  /** The response's status code; 0 while there is none. */
  public int status;

  /** {@code 1.0}, {@code 1.1}, {@code 2}. */
  public @Nullable String protocolVersion;

  /** The {@code Host} header or {@code :authority}; may hold a port. */
  public @Nullable String host;

  /** The port that the request came in at; 0 where unknown. */
  public int localPort;

  /** The address at the other end of the connection, numeric. */
  public @Nullable String peerAddress;

  /** The port at the other end of the connection; 0 where unknown. */
  public int peerPort;

  /** The {@code User-Agent} header. */
  public @Nullable String userAgent;

  /** The {@code Forwarded} header (RFC 7239); null for none. */
  public @Nullable String forwarded;

  /** The {@code X-Forwarded-For} header; null for none. */
  public @Nullable String forwardedFor;

  /**
   * The thread that is inside the server's call for this request right now; null while none is.
   * Tells a nested filter or servlet from the next request on a thread that a context travelled to.
   * A thread compares it with itself only, so it needs no memory order. Not for the exporter.
   */
  public @Nullable Thread handledBy;

  /** Starts as the local root of what the headers named; null starts a new trace. */
  public HttpServerRecord(ThreadContext thread, @Nullable Context remote) {
    super(thread, remote);
  }

  /** One that is made again. */
  public HttpServerRecord(RestoredSpan parts) {
    super(parts);
  }

  @Override
  public boolean isAnomalous() {
    return status >= 500 || thrown != null;
  }

  @Override
  public int bucket() {
    return Bucket.ofPath('S', method, path);
  }
}
