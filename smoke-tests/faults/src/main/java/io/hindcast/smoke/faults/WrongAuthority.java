package io.hindcast.smoke.faults;

import io.hindcast.smoke.stage.Jdk;
import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate that has signed nothing but itself, made by the JDK's keytool. */
final class WrongAuthority {
  private static final String PASSWORD = "changeit";

  private WrongAuthority() {}

  /** The file, as PEM. */
  static Path create(Path directory) throws IOException, InterruptedException {
    Path store = directory.resolve("wrong-authority.p12");
    Path pem = directory.resolve("wrong-authority.pem");
    keytool(store, "-genkeypair", "-keyalg", "EC", "-validity", "2", "-dname", "CN=nobody");
    keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
    return pem;
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().home().resolve("bin").resolve("keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "a", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore"));
    command.add(store.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new StageException("keytool: " + output);
    }
  }
}
