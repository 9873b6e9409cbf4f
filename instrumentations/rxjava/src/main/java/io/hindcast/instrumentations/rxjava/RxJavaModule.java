package io.hindcast.instrumentations.rxjava;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** RxJava 3. */
public final class RxJavaModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.rxjava.";
  private static final String RXJAVA = "io.reactivex.rxjava3.";
  private static final String CORE = RXJAVA + "core.";
  private static final String OPERATORS = RXJAVA + "internal.operators.";
  private static final String SCHEDULERS = RXJAVA + "internal.schedulers.";
  private static final String DISPOSABLE = RXJAVA + "disposables.Disposable";
  private static final String OBJECT = "java.lang.Object";

  /** For the index. */
  public RxJavaModule() {}

  @Override
  public String name() {
    return "rxjava";
  }

  @Override
  public void define(Definition definition) {
    observers(definition);
    emitters(definition);
    tasks(definition);
    subscribing(definition, "Observable", "Observer");
    subscribing(definition, "Single", "SingleObserver");
    subscribing(definition, "Maybe", "MaybeObserver");
    subscribing(definition, "Completable", "CompletableObserver");
    subscribing(definition, "Flowable", "FlowableSubscriber");
  }

  /**
   * What signals come down to: each operator's own, and the application's. Not subjects and
   * processors: they serve whoever comes for as long as the application wants, and would hold the
   * request that made them, or subscribed them to something, and have all others emit under it.
   */
  private static void observers(Definition definition) {
    TypeRule subscriber =
        remembering(definition, "FlowableSubscriber")
            .except(RXJAVA + "processors.FlowableProcessor");
    run(subscriber, "onSubscribe", "org.reactivestreams.Subscription");
    run(subscriber, "onNext", OBJECT);
    run(subscriber, "tryOnNext", OBJECT);
    run(subscriber, "onComplete");
    run(subscriber, "request", "long");
    runAlongside(subscriber, "cancel");

    TypeRule observer = remembering(definition, "Observer").except(RXJAVA + "subjects.Subject");
    run(observer, "onSubscribe", DISPOSABLE);
    run(observer, "onNext", OBJECT);
    run(observer, "onComplete");

    TypeRule single =
        remembering(definition, "SingleObserver").except(RXJAVA + "subjects.SingleSubject");
    run(single, "onSubscribe", DISPOSABLE);
    run(single, "onSuccess", OBJECT);

    TypeRule maybe =
        remembering(definition, "MaybeObserver").except(RXJAVA + "subjects.MaybeSubject");
    run(maybe, "onSubscribe", DISPOSABLE);
    run(maybe, "onSuccess", OBJECT);
    run(maybe, "onComplete");

    TypeRule completable =
        remembering(definition, "CompletableObserver")
            .except(RXJAVA + "subjects.CompletableSubject");
    run(completable, "onSubscribe", DISPOSABLE);
    run(completable, "onComplete");
  }

  /** What emits runs what the application left with it, once it is over; a generator, always. */
  private static void emitters(Definition definition) {
    TypeRule emitter = remembering(definition, "Emitter");
    run(emitter, "onNext", OBJECT);
    run(emitter, "onComplete");
    run(emitter, "request", "long");
    run(remembering(definition, "SingleEmitter"), "onSuccess", OBJECT);
    TypeRule maybe = remembering(definition, "MaybeEmitter");
    run(maybe, "onSuccess", OBJECT);
    run(maybe, "onComplete");
    run(remembering(definition, "CompletableEmitter"), "onComplete");
  }

  private static TypeRule remembering(Definition definition, String type) {
    TypeRule rule = remembering(definition.subtypesOf(CORE + type));
    run(rule, "onError", "java.lang.Throwable");
    // What a scheduler runs, and what ends it from outside.
    runAlongside(rule, "run");
    runAlongside(rule, "dispose");
    return rule;
  }

  /**
   * Tasks that subscribe, or that schedulers put around those of the application. A worker over an
   * executor runs whatever is in its queue, for one request after the other. Not periodic tasks:
   * they outlive what started them, and those of operators come down to observers.
   */
  private static void tasks(Definition definition) {
    for (String task :
        new String[] {
          CORE + "Scheduler$DisposeTask",
          SCHEDULERS + "ScheduledRunnable",
          SCHEDULERS + "ScheduledDirectTask",
          SCHEDULERS + "ExecutorScheduler$DelayedRunnable",
          SCHEDULERS + "ExecutorScheduler$ExecutorWorker$BooleanRunnable",
          SCHEDULERS + "ExecutorScheduler$ExecutorWorker$InterruptibleRunnable",
          OPERATORS + "flowable.FlowableTimeoutTimed$TimeoutTask",
          OPERATORS + "observable.ObservableTimeoutTimed$TimeoutTask",
        }) {
      TypeRule rule = remembering(definition.type(task));
      run(rule, "run");
      run(rule, "call");
    }
  }

  private static TypeRule remembering(TypeRule rule) {
    rule.carries("io.hindcast.bootstrap.carry.ContextCarrier");
    rule.anyConstructor().probe(PROBES + "ObserverMadeProbe");
    return rule;
  }

  private static void run(TypeRule rule, String method, String... parameters) {
    rule.method(method, parameters).probe(PROBES + "SignalProbe");
  }

  private static void runAlongside(TypeRule rule, String method, String... parameters) {
    rule.method(method, parameters).alongside().probe(PROBES + "SignalProbe");
  }

  private static void subscribing(Definition definition, String type, String observer) {
    definition
        .type(CORE + type)
        .method("subscribe", CORE + observer)
        .probe(PROBES + "SubscribedProbe");
  }
}
