package io.hindcast.exporter.spool;

import io.hindcast.exporter.Log;
import io.hindcast.exporter.trace.Clock;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A disk that notes what it is asked to have for good, with how much there was of it by then. */
public final class NotedForces implements NewFiles {
  private final OwnerOnly files = new OwnerOnly();

  /** A length in bytes for a file, "names" for a directory. */
  public final List<String> forced = new CopyOnWriteArrayList<>();

  /** A spool on it. */
  public Spool spool(Path directory, Log log, Clock clock) {
    return new Spool(directory, Stage.PLENTY, new Told(), log, clock, this);
  }

  @Override
  public FileOutputStream create(Path file) throws IOException {
    return files.create(file);
  }

  @Override
  public void force(FileOutputStream file) throws IOException {
    files.force(file);
    forced.add(file.getChannel().position() + " bytes");
  }

  @Override
  public void forceNames(Path directory) {
    files.forceNames(directory);
    forced.add("names");
  }

  @Override
  public long usableBytes(Path directory) {
    return files.usableBytes(directory);
  }
}
