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
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
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
    for (Certificate certificate : certificates(file)) {
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
        certificates(certificate).toArray(Certificate[]::new));
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

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, CertificateException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    if (found.isEmpty()) {
      throw new CertificateException("no certificate in " + file);
    }
    return found;
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw new InvalidKeySpecException("no PKCS 8 private key in " + file);
    }
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    } catch (IllegalArgumentException garbled) {
      throw new InvalidKeySpecException("no PKCS 8 private key in " + file, garbled);
    }
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException another) {
        // One of the other algorithms.
      }
    }
    throw new InvalidKeySpecException("the private key in " + file + " is of an unknown kind");
  }
}
