package io.hindcast.agent.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file in which a question is asked and answered. Its owner alone may read and write it. */
final class Exchange implements AutoCloseable {
  private final Path file;

  private Exchange(Path file) {
    this.file = file;
  }

  static Exchange open(Question question) throws IOException {
    // Made with the permissions 0600 where there are such.
    Exchange exchange = new Exchange(Files.createTempFile("hindcast-", null));
    try {
      Files.writeString(exchange.file, question.text());
      exchange.giveTo(question.pid());
      return exchange;
    } catch (IOException | RuntimeException failure) {
      exchange.close();
      throw failure;
    }
  }

  /** Root may ask any process, but most of them may not write to a file of root's. */
  private void giveTo(int pid) {
    try {
      UserPrincipal owner = Files.getOwner(Path.of("/proc", Integer.toString(pid)));
      if (!owner.equals(Files.getOwner(file))) {
        Files.setOwner(file, owner);
      }
    } catch (IOException | UnsupportedOperationException notHere) {
      // Another system, or a user who may not: then the process is this user's.
    }
  }

  String path() {
    return file.toAbsolutePath().toString();
  }

  /** What the process has made of it; null where it left it alone. */
  @Nullable Answer answer() throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      return null;
    }
    return switch (lines.get(0)) {
      case "0" -> new Answer(Command.DONE, lines.subList(1, lines.size()));
      case "1" -> new Answer(Command.NOT_DONE, lines.subList(1, lines.size()));
      default -> null;
    };
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
