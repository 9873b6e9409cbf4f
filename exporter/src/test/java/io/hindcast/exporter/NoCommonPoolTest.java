package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The common pool is the application's: its threads carry the application's context class loader,
 * and what waits for a collector there would hold the application's own work.
 */
final class NoCommonPoolTest {
  private static final Set<String> FUTURES =
      Set.of("java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage");

  @Test
  void exporter_leavesTheCommonPoolAlone() {
    assertThat(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.hindcast.exporter"))
        .hasSizeGreaterThan(200)
        .flatExtracting(NoCommonPoolTest::uses)
        .isEmpty();
  }

  @Test
  void eachWayIntoIt_isSeen() {
    assertThat(uses(new ClassFileImporter().importClass(Offender.class)))
        .as("all but the one with an executor of its own")
        .hasSize(5);
  }

  private static List<String> uses(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(NoCommonPoolTest::mayUseIt)
        .map(JavaAccess::getDescription)
        .toList();
  }

  private static boolean mayUseIt(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget called)) {
      return false;
    }
    String name = called.getName();
    return name.equals("commonPool")
        || name.startsWith("parallel")
        || (FUTURES.contains(called.getOwner().getName())
            && (name.endsWith("Async") || name.equals("delayedExecutor"))
            && called.getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.isEquivalentTo(Executor.class)));
  }

  /** What nobody is to do. */
  static final class Offender {
    Object pool() {
      return ForkJoinPool.commonPool();
    }

    CompletableFuture<String> future() {
      return CompletableFuture.supplyAsync(() -> "");
    }

    CompletableFuture<String> next(CompletableFuture<String> future) {
      return future.thenApplyAsync(text -> text);
    }

    Supplier<Stream<String>> stream(List<String> list) {
      return list::parallelStream;
    }

    Object parallel(List<String> list) {
      return list.stream().parallel();
    }

    CompletableFuture<String> own(Executor executor) {
      return CompletableFuture.supplyAsync(() -> "", executor);
    }
  }
}
