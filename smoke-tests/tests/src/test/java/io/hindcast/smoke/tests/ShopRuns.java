package io.hindcast.smoke.tests;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.SpanStore;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.Jdk;
import io.hindcast.smoke.stage.Shop;
import io.hindcast.smoke.stage.ShopSetup;
import io.hindcast.smoke.stage.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Plays the scenario once a setting, however many test classes look at it, all on one stage. Given
 * to tests that have a parameter of this type; cleared away when the last test is over.
 */
final class ShopRuns implements AutoCloseable {

  /** Gives every test the same {@link ShopRuns}. */
  static final class Resolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == ShopRuns.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(Namespace.create(ShopRuns.class))
          .getOrComputeIfAbsent(ShopRuns.class);
    }
  }

  /** Starting is most of what a run costs; the compiler that starts fastest does for both sides. */
  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Failures are kept too: a shop that does not start is not started again for each test. */
  private final Map<Object, CompletableFuture<ShopRun>> played = new HashMap<>();

  private final Stage stage;

  ShopRuns() throws IOException, InterruptedException {
    stage = Stage.open();
  }

  /** With the agent. */
  ShopRun under(Setting setting) throws Exception {
    // A wait for a connection is a span where the machine is busy: no shape of a trace may depend
    // on that.
    List<String> agent =
        List.of("-javaagent:" + Artefacts.agent(), "-Dhindcast.jdbc.wait-span-threshold=1h");
    Jdk jdk = setting.java().jdk();
    return once(
        setting,
        () -> {
          try (OtlpReceiver receiver = setting.receiver()) {
            Map<String, String> environment = setting.environment(receiver);
            return play(setting.name(), jdk, agent, environment, receiver.store());
          }
        });
  }

  /** Without any agent. */
  ShopRun bare(Java java) throws Exception {
    Jdk jdk = java.jdk();
    return once(java, () -> play("bare_" + java.name(), jdk, List.of(), Map.of(), new SpanStore()));
  }

  private ShopRun once(Object key, Callable<ShopRun> play) throws Exception {
    CompletableFuture<ShopRun> run = played.get(key);
    if (run == null) {
      run = new CompletableFuture<>();
      played.put(key, run);
      try {
        run.complete(play.call());
      } catch (Exception e) {
        run.completeExceptionally(e);
      }
    }
    return run.get();
  }

  private ShopRun play(
      String name, Jdk jdk, List<String> agent, Map<String, String> environment, SpanStore store)
      throws IOException, SQLException, InterruptedException {
    String topic = name.toLowerCase(Locale.ROOT);
    List<String> javaArguments = new ArrayList<>(SMALL);
    javaArguments.addAll(agent);
    try (Shop shop = stage.open(new ShopSetup(topic, jdk, javaArguments, environment))) {
      return ShopRun.play(topic, shop, store);
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
