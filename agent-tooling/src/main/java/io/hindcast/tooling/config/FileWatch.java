package io.hindcast.tooling.config;

import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.ConfigFile.Stamp;
import java.io.IOException;
import java.util.Map;

/**
 * Looks whether the file of options was changed, and has the change take effect. By its time of
 * change and its length: a service of the JDK that tells of changes takes a thread and, on Linux,
 * one of the few descriptors that a user has for that.
 *
 * <p>A file that somebody writes to is half-written for a while, and looks like any other. So it is
 * read only when two looks in a row, and one after reading it, see the same; the time between two
 * looks is how long a writer may pause. One that is gone, empty or no properties file changes
 * nothing, which is said once.
 *
 * <p>Owned by one thread.
 */
public final class FileWatch {
  private final ConfigFile file;
  private final LiveOptions options;
  private final AgentLog log;

  /** How it was at the last look. */
  private Stamp seen;

  /** How it was when it was read, or found unusable. */
  private Stamp read;

  FileWatch(ConfigFile file, Stamp read, LiveOptions options, AgentLog log) {
    this.file = file;
    this.options = options;
    this.log = log;
    this.seen = read;
    this.read = read;
  }

  /** Looks once; to be called every few seconds. Returns 0 where nothing came of it. */
  public int doWork() {
    Stamp now = file.stamp();
    boolean settled = now.sameAs(seen);
    seen = now;
    if (!settled || now.sameAs(read)) {
      return 0;
    }
    read = now;
    if (now.isEmpty()) {
      complain("is empty");
      return 1;
    }
    try {
      Map<String, String> found = file.read();
      if (!file.stamp().sameAs(now)) {
        return 0;
      }
      options.fileChanged(file.path(), found);
    } catch (IOException unusable) {
      complain(String.valueOf(unusable.getMessage()));
    }
    return 1;
  }

  private void complain(String what) {
    log.warn(file.complaint(what, "with what was read from it before"));
  }
}
