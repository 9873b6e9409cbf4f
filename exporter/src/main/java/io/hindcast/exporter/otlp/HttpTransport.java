package io.hindcast.exporter.otlp;

import io.hindcast.exporter.BackgroundThreads;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.otlp.AttemptTimer.Attempt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * OTLP/HTTP by the JDK's old client: 30 ms of CPU to get going, where OkHttp takes 500 and {@code
 * java.net.http} 300 and threads of its own. The JDK keeps the connection.
 *
 * <p>The application may have changed the defaults of that class for all of the JVM; what can be
 * set for a connection is set.
 */
final class HttpTransport implements Transport {
  /** Collectors answer with a few bytes; more is no OTLP, and is not read. */
  private static final int MAX_RESPONSE = 64 * 1024;

  /** Asks nobody for passwords. */
  private static final Authenticator NOBODY = new Authenticator() {};

  /**
   * Asked only where the certificate does not fit the host; one object, so connections are kept.
   */
  private static final HostnameVerifier STRICT =
      new HostnameVerifier() {
        @Override
        public boolean verify(String host, SSLSession session) {
          return false;
        }
      };

  private final OtlpSettings settings;
  private final String userAgent;
  private final URL url;
  private final @Nullable LayeredSockets sockets;
  private final AttemptTimer timer;

  HttpTransport(OtlpSettings settings, @Nullable SSLContext tls, String userAgent)
      throws IOException {
    this.settings = settings;
    this.userAgent = userAgent;
    this.url = settings.endpoint().toURL();
    this.sockets = tls == null ? null : new LayeredSockets(tls.getSocketFactory());
    this.timer = new AttemptTimer(settings.timeout(), new BackgroundThreads("hindcast-http-timer"));
  }

  @Override
  public Outcome send(byte[] message) {
    Attempt attempt = null;
    try {
      byte[] body = compressed(message);
      HttpURLConnection connection = open(body.length);
      attempt = timer.begin(cut(connection));
      return exchange(connection, body, attempt);
    } catch (IllegalArgumentException unusable) {
      // A configured header that is none: no later attempt would fare better.
      return new Outcome.Refused(Reasons.of(unusable), unusable.getClass().getName());
    } catch (IOException | RuntimeException failure) {
      boolean over = attempt != null && attempt.isOver();
      String reason =
          over
              ? "timed out, no answer within " + settings.timeout().toMillis() + " ms"
              : Reasons.of(failure);
      String error = over ? "timeout" : failure.getClass().getName();
      return new Outcome.Retry(
          reason, error, !over && !Absence.explains(failure), Outcome.NO_DELAY);
    } finally {
      timer.end();
    }
  }

  @Override
  public void close() {
    timer.stop();
  }

  private byte[] compressed(byte[] message) throws IOException {
    if (!settings.gzip()) {
      return message;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length / 4 + 64);
    try (OutputStream compressing = new GZIPOutputStream(out)) {
      compressing.write(message);
    }
    return out.toByteArray();
  }

  private HttpURLConnection open(int length) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    if (connection instanceof HttpsURLConnection https && sockets != null) {
      https.setSSLSocketFactory(sockets);
      https.setHostnameVerifier(STRICT);
    }
    connection.setAuthenticator(NOBODY);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setAllowUserInteraction(false);
    connection.setConnectTimeout(millis(settings.timeout()));
    connection.setReadTimeout(millis(settings.timeout()));
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    // Known length: the JDK then neither buffers the body nor sends it a second time by itself.
    connection.setFixedLengthStreamingMode(length);
    headers(connection);
    return connection;
  }

  /** What ends an attempt whose thread waits. */
  private Runnable cut(HttpURLConnection connection) {
    LayeredSockets layered = sockets;
    return connection instanceof HttpsURLConnection && layered != null
        ? layered
        : new Disconnect(connection);
  }

  /** No lambda: the first one in a JVM costs half of what this client does. */
  private record Disconnect(HttpURLConnection connection) implements Runnable {
    @Override
    public void run() {
      connection.disconnect();
    }
  }

  private void headers(HttpURLConnection connection) {
    connection.setRequestProperty("User-Agent", userAgent);
    for (Map.Entry<String, String> header : settings.headers().entrySet()) {
      connection.setRequestProperty(header.getKey(), header.getValue());
    }
    connection.setRequestProperty("Content-Type", "application/x-protobuf");
    if (settings.gzip()) {
      connection.setRequestProperty("Content-Encoding", "gzip");
    }
  }

  private static Outcome exchange(HttpURLConnection connection, byte[] body, Attempt attempt)
      throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    // The head before the body: its end may never come.
    String phrase = connection.getResponseMessage();
    String retryAfter = connection.getHeaderField("Retry-After");
    boolean readable = "application/x-protobuf".equals(connection.getContentType());
    byte[] response = response(connection, status, attempt);
    if (status >= 200 && status < 300) {
      return Answers.delivered(response);
    }
    String reason = reason(status, phrase, readable ? Answers.statusMessage(response) : "");
    // Whoever answers chooses the number; each is a series.
    String error = status >= 100 && status < 600 ? Integer.toString(status) : Outcome.OTHER;
    return switch (status) {
      case 429, 502, 503, 504 ->
          new Outcome.Retry(reason, error, true, RetryAfter.nanos(retryAfter));
      case -1 -> new Outcome.Retry("the answer is no HTTP", error, true, Outcome.NO_DELAY);
      case 400 -> new Outcome.Refused(reason, error, Outcome.Blame.CONTENT);
      case 413 -> new Outcome.Refused(reason, error, Outcome.Blame.SIZE);
      default -> new Outcome.Refused(reason, error);
    };
  }

  /**
   * Read to its end, so that the connection can be used again. The status has said what counts: to
   * send again what was taken, because the rest of the answer got lost, would double it.
   */
  private static byte[] response(HttpURLConnection connection, int status, Attempt attempt) {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    try (InputStream in =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      if (in == null) {
        return new byte[0];
      }
      byte[] buffer = new byte[1024];
      int read = in.read(buffer);
      while (read >= 0) {
        response.write(buffer, 0, read);
        if (response.size() >= MAX_RESPONSE || attempt.isOver()) {
          connection.disconnect();
          return new byte[0];
        }
        read = in.read(buffer);
      }
      return response.toByteArray();
    } catch (IOException | RuntimeException cut) {
      // Also where the timer has disconnected.
      return new byte[0];
    }
  }

  private static String reason(int status, @Nullable String phrase, String said) {
    return Reasons.clean(
        "HTTP "
            + status
            + (phrase == null ? "" : " " + phrase)
            + (said.isEmpty() ? "" : ": " + said));
  }

  /** Zero would mean forever. */
  private static int millis(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
  }
}
