package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.Jdk;
import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an archive of class data saves of the start, without an agent and with one: AppCDS, and on
 * Java 25 the AOT cache. Made as {@code docs/startup.md} says, once; a JVM that can't use its
 * archive ends, so that no start without it is taken for one with it.
 */
final class Archive implements Measurement {
  private final Ground ground;
  private final Path jar;
  private final Path directory;

  Archive(Ground ground) throws IOException, InterruptedException {
    this.ground = ground;
    this.directory = ground.newDirectory("archives");
    this.jar = extracted(Artefacts.file("overhead.medium.jar"));
  }

  @Override
  public void measure(Arm arm, Recorder rows) throws IOException, InterruptedException {
    Jdk jdk = Jdk.running();
    String running = "Java " + Runtime.version().feature();
    start(running + " without an archive", arm, jdk, List.of(), rows);
    start(running + " with AppCDS", arm, jdk, appCds(jdk), rows);
    Jdk newer = Jdk.version25().orElse(null);
    if (newer != null) {
      start("Java 25 without an archive", arm, newer, List.of(), rows);
      start("Java 25 with an AOT cache", arm, newer, aotCache(newer, arm), rows);
    }
  }

  private void start(String subject, Arm arm, Jdk jdk, List<String> options, Recorder rows)
      throws IOException, InterruptedException {
    try (Application application = Application.start(ground, arm, jdk, options, jar)) {
      rows.add(subject, Figure.STARTUP_WALL, application.awaitFirstAnswer());
      rows.add(subject, Figure.STARTUP_CPU, application.cpuSeconds());
    }
  }

  /** One for all arms: it is made without an agent. */
  private List<String> appCds(Jdk jdk) throws IOException, InterruptedException {
    Path archive = directory.resolve("medium.jsa");
    if (!Files.exists(archive)) {
      train(Arm.NONE, jdk, "-XX:ArchiveClassesAtExit=" + archive);
    }
    return List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive);
  }

  /** One for each arm: the agent is on the command line that it is made with. */
  private List<String> aotCache(Jdk jdk, Arm arm) throws IOException, InterruptedException {
    Path cache = directory.resolve(arm.name() + ".aot");
    if (!Files.exists(cache)) {
      train(arm, jdk, "-XX:AOTCacheOutput=" + cache);
    }
    return List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache);
  }

  /** The archive is written while the process ends. */
  private void train(Arm arm, Jdk jdk, String option) throws IOException, InterruptedException {
    try (Application application = Application.start(ground, arm, jdk, List.of(option), jar)) {
      var unused = application.awaitFirstAnswer();
      application.awaitEnd();
    }
  }

  private Path extracted(Path packed) throws IOException, InterruptedException {
    Path target = directory.resolve("medium");
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().java());
    command.add("-Djarmode=tools");
    command.addAll(List.of("-jar", packed.toString()));
    command.addAll(List.of("extract", "--destination", target.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new StageException(command + ": " + output);
    }
    return target.resolve(packed.getFileName());
  }
}
