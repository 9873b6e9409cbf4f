package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Hello;
import io.hindcast.smoke.stage.Artefacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with an archive of its class data starts from it under the agent as well. The JVM
 * is told to end where it cannot use the archive, so a start is the proof that it did.
 */
final class ArchiveIT {
  private static final String AGENT = "-javaagent:" + Artefacts.agent();

  @TempDir Path directory = Path.of("");
  private OtlpReceiver receiver;
  private Path application;

  @BeforeEach
  void listen() throws IOException {
    receiver = OtlpReceiver.http();
    application = helloInAJar();
  }

  @AfterEach
  void stopListening() {
    receiver.close();
  }

  @Test
  void java17_madeWithoutTheAgent_isUsedWithIt() throws Exception {
    Path archive = directory.resolve("hello.jsa");
    play(Java.OF_THE_BUILD, "-XX:ArchiveClassesAtExit=" + archive);
    assertThat(archive).isNotEmptyFile();

    isTraced(play(Java.OF_THE_BUILD, AGENT, "-Xshare:on", "-XX:SharedArchiveFile=" + archive));
  }

  @Test
  void java25_madeWithTheAgentOnTheCommandLine_isUsedWithIt() throws Exception {
    Path cache = directory.resolve("hello.aot");
    Output training = play(Java.VERSION_25, AGENT, "-XX:AOTCacheOutput=" + cache);
    assertThat(training.hindcastLines())
        .as("what the agent says of standing aside")
        .singleElement(as(STRING))
        .contains("archive");
    assertThat(receiver.store().spans()).isEmpty();
    assertThat(cache).isNotEmptyFile();

    isTraced(play(Java.VERSION_25, AGENT, "-XX:AOTMode=on", "-XX:AOTCache=" + cache));
  }

  /** The way for those who do not want to make a new one with each version of the agent. */
  @Test
  void java25_madeWithoutTheAgent_isUsedWithIt() throws Exception {
    Path cache = directory.resolve("hello.aot");
    play(Java.VERSION_25, "--add-modules", "java.instrument", "-XX:AOTCacheOutput=" + cache);

    isTraced(play(Java.VERSION_25, AGENT, "-XX:AOTMode=on", "-XX:AOTCache=" + cache));
  }

  private void isTraced(Output output) {
    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    assertThat(output.hindcastLines()).as("the start line").hasSize(1);
    assertThat(output.stderrOfTheApplication()).isEmpty();
    assertThat(receiver.store().spans())
        .singleElement()
        .extracting(ReceivedSpan::kind)
        .isEqualTo(ReceivedSpan.Kind.SERVER);
  }

  private Output play(Java java, String... arguments) throws Exception {
    Output output =
        HelloRun.play(
            Hello.class,
            application,
            directory,
            java.jdk(),
            List.of(arguments),
            Map.of(),
            receiver);
    assertThat(output.exitCode()).as(output.stdout() + output.stderr()).isZero();
    return output;
  }

  /** Classes of a folder are in no archive. */
  private Path helloInAJar() throws IOException {
    Path jar = directory.resolve("hello.jar");
    Path folder = Path.of(System.getProperty("smoke.hello", ""));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
    return jar;
  }
}
