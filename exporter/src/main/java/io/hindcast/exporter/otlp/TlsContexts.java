package io.hindcast.exporter.otlp;

import io.hindcast.exporter.OtlpSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Reads the PEM files of the settings: whom to trust, and who this process is. */
final class TlsContexts {
  /** Their names, those of a signal aside. */
  private static final String TRUSTED = "otel.exporter.otlp.certificate=";

  private static final String KEY = "otel.exporter.otlp.client.key=";
  private static final String CERTIFICATE = "otel.exporter.otlp.client.certificate=";

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String PKCS_1 = "-----BEGIN RSA PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** PKCS 8 names the algorithm inside, but the JDK wants to be told. */
  private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA", "DSA"};

  private TlsContexts() {}

  /**
   * The context that is configured; null where there is neither TLS nor a file, whose errors are
   * told in any case.
   */
  static @Nullable SSLContext of(OtlpSettings settings)
      throws IOException, GeneralSecurityException {
    Path trusted = settings.trustedCertificates();
    Path key = settings.clientKey();
    Path certificate = settings.clientCertificate();
    if (trusted == null
        && key == null
        && !"https".equalsIgnoreCase(settings.endpoint().getScheme())) {
      return null;
    }
    KeyManager[] keys = key == null || certificate == null ? null : keys(key, certificate);
    // Not the JVM's default context: applications replace that one, at times to trust everybody.
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trusted == null ? null : trust(trusted), null);
    return context;
  }

  private static TrustManager[] trust(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate certificate : certificates(TRUSTED, file)) {
      store.setCertificateEntry("trusted" + number++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(Path key, Path certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    char[] noPassword = new char[0];
    store.setKeyEntry(
        "client",
        privateKey(key),
        noPassword,
        certificates(CERTIFICATE, certificate).toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, noPassword);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String option, Path file)
      throws IOException, CertificateException {
    byte[] content = Files.readAllBytes(file);
    Collection<? extends Certificate> found;
    try {
      found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content));
    } catch (CertificateException garbled) {
      throw unusable(option, file, garbled);
    }
    if (found.isEmpty()) {
      throw unusable(option, file, null);
    }
    return found;
  }

  private static CertificateException unusable(
      String option, Path file, @Nullable Throwable cause) {
    return new CertificateException(
        option + file + " can't be read; allowed: certificates in PEM", cause);
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw unusable(file, text.contains(PKCS_1) ? "is a key in PKCS 1" : "can't be read", null);
    }
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    } catch (IllegalArgumentException garbled) {
      throw unusable(file, "can't be read", garbled);
    }
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException another) {
        // One of the other algorithms.
      }
    }
    throw unusable(file, "is of no known algorithm", null);
  }

  private static InvalidKeySpecException unusable(
      Path file, String why, @Nullable Throwable cause) {
    return new InvalidKeySpecException(
        KEY + file + " " + why + "; allowed: an unencrypted key in PKCS 8 (\"" + BEGIN + "\")",
        cause);
  }
}
