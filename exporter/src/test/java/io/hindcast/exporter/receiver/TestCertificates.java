package io.hindcast.exporter.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate for {@code localhost} that it signed itself, made by the JDK's keytool:
 * so nothing expires in the repository.
 *
 * @param certificate PEM
 * @param key PEM
 */
public record TestCertificates(KeyStore store, Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  /** Makes one, of an elliptic curve. */
  public static TestCertificates create(Path directory, String name) throws Exception {
    return create(directory, name, "EC");
  }

  /** Makes one. */
  public static TestCertificates create(Path directory, String name, String algorithm)
      throws Exception {
    Path file = directory.resolve(name + ".p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-alias",
                    "a",
                    "-keyalg",
                    algorithm,
                    "-validity",
                    "2",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file.toFile())) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new TestCertificates(
        store,
        pem(
            directory.resolve(name + ".crt"),
            "CERTIFICATE",
            store.getCertificate("a").getEncoded()),
        pem(
            directory.resolve(name + ".key"),
            "PRIVATE KEY",
            store.getKey("a", PASSWORD.toCharArray()).getEncoded()));
  }

  /** The context of a server that has this certificate and trusts that of its clients. */
  public SSLContext server(TestCertificates clients) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("c", clients.store.getCertificate("a"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Path pem(Path file, String type, byte[] der) throws Exception {
    String text =
        "-----BEGIN "
            + type
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END "
            + type
            + "-----\n";
    return Files.writeString(file, text);
  }
}
