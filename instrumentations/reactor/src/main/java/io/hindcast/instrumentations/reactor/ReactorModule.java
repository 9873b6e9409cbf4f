package io.hindcast.instrumentations.reactor;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Reactor 3 from 3.4 on. */
public final class ReactorModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.reactor.";
  private static final String PUBLISHER = "reactor.core.publisher.";
  private static final String OBJECT = "java.lang.Object";
  private static final String THROWABLE = "java.lang.Throwable";

  /** For the index. */
  public ReactorModule() {}

  @Override
  public String name() {
    return "reactor";
  }

  @Override
  public void define(Definition definition) {
    // What signals come down to: each operator's own, and the application's. Not processors: they
    // serve whoever comes, and would hold the request that made them.
    TypeRule subscriber =
        remembering(definition, "reactor.core.CoreSubscriber").except(PUBLISHER + "FluxProcessor");
    subscriber
        .method("onSubscribe", "org.reactivestreams.Subscription")
        .probe(PROBES + "OnSubscribeProbe");
    run(subscriber, "onNext", OBJECT);
    run(subscriber, "tryOnNext", OBJECT);
    run(subscriber, "onError", THROWABLE);
    run(subscriber, "onComplete");
    upstream(subscriber);

    // Sources have no subscriber: they run generators, callables, iterators.
    upstream(remembering(definition, PUBLISHER + "InnerProducer"));

    // What emits runs what the application left with it, once it is over. Not the sink of a Mono:
    // its class is serializable by its superclass, and such a class gets no field.
    TypeRule sink = remembering(definition, PUBLISHER + "FluxSink");
    run(sink, "next", OBJECT);
    runAlongside(sink, "complete");
    runAlongside(sink, "error", THROWABLE);
  }

  private static TypeRule remembering(Definition definition, String type) {
    TypeRule rule =
        definition.subtypesOf(type).carries("io.hindcast.bootstrap.carry.ContextCarrier");
    rule.anyConstructor().probe(PROBES + "SubscriberMadeProbe");
    return rule;
  }

  /** What a subscriber asks of its source, and what a scheduler runs. */
  private static void upstream(TypeRule rule) {
    run(rule, "request", "long");
    runAlongside(rule, "cancel");
    runAlongside(rule, "run");
  }

  private static void run(TypeRule rule, String method, String... parameters) {
    rule.method(method, parameters).probe(PROBES + "SignalProbe");
  }

  private static void runAlongside(TypeRule rule, String method, String... parameters) {
    rule.method(method, parameters).alongside().probe(PROBES + "SignalProbe");
  }
}
