package io.hindcast.instrumentations.executors;

import io.hindcast.tooling.spi.TypeRule;

/**
 * Every public method of {@code CompletableFuture} that registers a function. Its function becomes
 * one that carries the context of whoever registers it.
 */
final class CompletableFutureRules {
  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUNCTIONS = "java.util.function.";
  private static final String RUNNABLE = "java.lang.Runnable";

  private static final String EXECUTOR = "java.util.concurrent.Executor";
  private static final String PROBES = CompletableFutureRules.class.getPackageName() + ".";

  private final TypeRule future;

  private CompletableFutureRules(TypeRule future) {
    this.future = future;
  }

  static void define(TypeRule future) {
    CompletableFutureRules rules = new CompletableFutureRules(future);
    rules.starting();
    rules.following();
    rules.followingTwo();
    rules.recovering();
  }

  private void starting() {
    start("supplyAsync", FUNCTIONS + "Supplier", "SupplierProbe");
    start("completeAsync", FUNCTIONS + "Supplier", "SupplierProbe");
    start("runAsync", RUNNABLE, "StartRunnableProbe");
  }

  private void following() {
    withAsync("thenApply", FUNCTIONS + "Function");
    withAsync("thenCompose", FUNCTIONS + "Function");
    withAsync("thenAccept", FUNCTIONS + "Consumer");
    withAsync("thenRun", RUNNABLE);
    withAsync("whenComplete", FUNCTIONS + "BiConsumer");
    withAsync("handle", FUNCTIONS + "BiFunction");
  }

  private void followingTwo() {
    withAsyncOfTwo("thenCombine", FUNCTIONS + "BiFunction");
    withAsyncOfTwo("thenAcceptBoth", FUNCTIONS + "BiConsumer");
    withAsyncOfTwo("applyToEither", FUNCTIONS + "Function");
    withAsyncOfTwo("acceptEither", FUNCTIONS + "Consumer");
    withAsyncOfTwo("runAfterBoth", RUNNABLE);
    withAsyncOfTwo("runAfterEither", RUNNABLE);
  }

  private void recovering() {
    withAsync("exceptionally", FUNCTIONS + "Function");
    withAsync("exceptionallyCompose", FUNCTIONS + "Function");
  }

  private void withAsync(String name, String function) {
    future.method(name, function).replaceArgument(0).probe(probe(function));
    async(name + "Async", function);
  }

  private void async(String name, String function) {
    future.method(name, function).replaceArgument(0).probe(probe(function));
    future.method(name, function, EXECUTOR).replaceArgument(0).probe(probe(function));
  }

  private void start(String name, String function, String probe) {
    future.method(name, function).replaceArgument(0).probe(PROBES + probe);
    future.method(name, function, EXECUTOR).replaceArgument(0).probe(PROBES + probe);
  }

  private void withAsyncOfTwo(String name, String function) {
    String async = name + "Async";
    future.method(name, STAGE, function).replaceArgument(1).probe(probe(function));
    future.method(async, STAGE, function).replaceArgument(1).probe(probe(function));
    future.method(async, STAGE, function, EXECUTOR).replaceArgument(1).probe(probe(function));
  }

  private static String probe(String function) {
    String simpleName = function.substring(function.lastIndexOf('.') + 1);
    return PROBES + simpleName + "Probe";
  }
}
