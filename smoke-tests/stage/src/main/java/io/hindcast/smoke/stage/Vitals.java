package io.hindcast.smoke.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the operating system and the JDK's tools say of a process that runs Java. */
public final class Vitals {
  private static final int MB = 1 << 20;

  private final ChildProcess process;

  public Vitals(ChildProcess process) {
    this.process = process;
  }

  /** What is left of the heap and of the metaspace after a full collection, in megabytes. */
  public record AfterGc(double heap, double metaspace) {}

  /** User and system time of the whole process, in seconds. */
  public double cpuSeconds() {
    return ProcessHandle.of(process.pid())
        .flatMap(handle -> handle.info().totalCpuDuration())
        .map(duration -> duration.toNanos() / 1e9)
        .orElseThrow(() -> new StageException(process + " is not there any more"));
  }

  /** NaN where the system has no such file. */
  public double residentMegabytes() throws IOException {
    return status("VmRSS:") / 1024;
  }

  /** As the operating system counts them: the JVM's own too. NaN where it does not tell. */
  public double threads() throws IOException {
    return status("Threads:");
  }

  private double status(String field) throws IOException {
    Path file = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(file)) {
      return Double.NaN;
    }
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(field)) {
        return Double.parseDouble(line.substring(field.length()).replaceAll("[^0-9]", ""));
      }
    }
    return Double.NaN;
  }

  public double classesLoaded() throws IOException, InterruptedException {
    return firstNumber(tool("jstat", "-class"));
  }

  /** Methods that the JIT has compiled so far. */
  public double compilations() throws IOException, InterruptedException {
    return firstNumber(tool("jstat", "-compiler"));
  }

  private static double firstNumber(List<String> table) {
    return Double.parseDouble(table.get(1).strip().split("\\s+", -1)[0]);
  }

  /**
   * Has everything collected that can be, and looks at what is left. Not at Eden: what lies there
   * was allocated since, while the tool that looks started.
   */
  public AfterGc afterGc() throws IOException, InterruptedException {
    var unused = tool("jcmd", "GC.run");
    List<String> lines = tool("jstat", "-gc");
    String[] names = lines.get(0).strip().split("\\s+", -1);
    String[] values = lines.get(1).strip().split("\\s+", -1);
    double heap = 0;
    double metaspace = 0;
    for (int i = 0; i < names.length; i++) {
      switch (names[i]) {
        case "S0U", "S1U", "OU" -> heap += Double.parseDouble(values[i]) * 1024 / MB;
        case "MU" -> metaspace = Double.parseDouble(values[i]) * 1024 / MB;
        default -> {}
      }
    }
    return new AfterGc(heap, metaspace);
  }

  /** Lines that one of the JDK's tools prints about the process. */
  private List<String> tool(String name, String what) throws IOException, InterruptedException {
    String tool = Jdk.running().home().resolve("bin").resolve(name).toString();
    String pid = Long.toString(process.pid());
    List<String> command =
        name.equals("jcmd") ? List.of(tool, pid, what) : List.of(tool, what, pid);
    Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (running.waitFor() != 0) {
      throw new StageException(command + ": " + output);
    }
    return output.lines().toList();
  }
}
