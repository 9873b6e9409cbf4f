package io.hindcast.tooling.weave;

import io.hindcast.instrumentations.fixture.FixtureModule;
import io.hindcast.instrumentations.fixture.Script;
import io.hindcast.tooling.CapturedLog;
import io.hindcast.tooling.index.IndexBuilder;
import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * The real weaver in the test's JVM, until it is closed. Classes of an earlier weaver are woven
 * anew out of their original bytes.
 */
final class Woven implements AutoCloseable {
  static final String FIXTURE = "fixture";

  final Weaver weaver;
  private final CapturedLog log = new CapturedLog();
  private final int saidAtInstall;

  private Woven(List<InstrumentationModule> modules) {
    weaver =
        new Weaver(IndexBuilder.build(modules), ByteBuddyAgent.getInstrumentation(), log.log());
    weaver.install();
    saidAtInstall = log.lines().size();
  }

  static Woven by(Consumer<Definition> rules) {
    return by(new FixtureModule(rules));
  }

  static Woven by(InstrumentationModule... modules) {
    return new Woven(List.of(modules));
  }

  /**
   * What was said, but for what was said of classes that tests before this one have left behind.
   */
  List<String> lines() {
    List<String> all = log.lines();
    return all.subList(saidAtInstall, all.size());
  }

  long failures() {
    return weaver.failures(FIXTURE);
  }

  @Override
  public void close() {
    weaver.uninstall();
    Script.clear();
  }
}
