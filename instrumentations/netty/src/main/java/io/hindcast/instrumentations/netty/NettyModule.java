package io.hindcast.instrumentations.netty;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Netty from 4.1 on, and the copy that gRPC brings under a name of its own. */
public final class NettyModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.netty.";
  private static final String RUNNABLE = "java.lang.Runnable";
  private static final String CALLABLE = "java.util.concurrent.Callable";
  private static final String CARRIER = "io.hindcast.bootstrap.record.ContextsCarrier";

  /** For the service loader. */
  public NettyModule() {}

  @Override
  public String name() {
    return "netty";
  }

  @Override
  public void define(Definition definition) {
    for (String root : Nettys.ROOTS) {
      handOver(definition, root + "util.concurrent.");
      submitted(definition, root + "util.concurrent.");
      listeners(definition, root + "util.concurrent.");
      loops(definition, root);
      timer(definition, root + "util.HashedWheelTimer");
    }
  }

  private static void handOver(Definition definition, String concurrent) {
    TypeRule executors = definition.subtypesOf(concurrent + "AbstractEventExecutor");
    executors.method("execute", RUNNABLE).replaceArgument(0).probe(PROBES + "HandOverProbe");
    executors.method("lazyExecute", RUNNABLE).replaceArgument(0).probe(PROBES + "HandOverProbe");
    definition
        .type(concurrent + "ImmediateEventExecutor")
        .method("execute", RUNNABLE)
        .replaceArgument(0)
        .probe(PROBES + "InPlaceProbe");
    // Who is asked about a task, or is told that it was refused, sees the application's own.
    executors.method("wakesUpForTask", RUNNABLE).replaceArgument(0).probe(PROBES + "OriginalProbe");
    executors.method("reject", RUNNABLE).replaceArgument(0).probe(PROBES + "OriginalProbe");
  }

  private static void submitted(Definition definition, String concurrent) {
    String executor = concurrent + "EventExecutor";
    String scheduler = concurrent + "AbstractScheduledEventExecutor";
    TypeRule task = definition.type(concurrent + "PromiseTask");
    task.constructor(executor, CALLABLE).probe(PROBES + "CreatedProbe");
    task.constructor(executor, RUNNABLE).probe(PROBES + "CreatedProbe");
    task.constructor(executor, RUNNABLE, "java.lang.Object").probe(PROBES + "CreatedProbe");
    task.method("run").probe(PROBES + "RunProbe");
    TypeRule scheduled = definition.type(concurrent + "ScheduledFutureTask");
    // The first versions make a Callable of a Runnable before the constructor above sees it.
    scheduled
        .constructor(scheduler, RUNNABLE, "java.lang.Object", "long")
        .probe(PROBES + "CreatedProbe");
    scheduled.constructor(scheduler, RUNNABLE, "long", "long").probe(PROBES + "PeriodicProbe");
    scheduled.constructor(scheduler, CALLABLE, "long", "long").probe(PROBES + "PeriodicProbe");
    scheduled.method("run").probe(PROBES + "RunProbe");
  }

  private static void listeners(Definition definition, String concurrent) {
    String listener = concurrent + "GenericFutureListener";
    TypeRule promise = definition.type(concurrent + "DefaultPromise").carries(CARRIER);
    promise.method("addListener0", listener).probe(PROBES + "ListenerAddedProbe");
    promise.method("removeListener0", listener).probe(PROBES + "ListenerRemovedProbe");
    promise
        .method("notifyListener0", concurrent + "Future", listener)
        .probe(PROBES + "ListenerRunProbe");
    promise.method("cancel", "boolean").replaceResult().probe(PROBES + "CancelProbe");
    definition
        .type(concurrent + "CompleteFuture")
        .carries(CARRIER)
        .method("addListener", listener)
        .probe(PROBES + "ListenerAddedProbe");
  }

  /** Threads that live longer than whoever needs them first. */
  private static void loops(Definition definition, String root) {
    String concurrent = root + "util.concurrent.";
    definition
        .type(concurrent + "SingleThreadEventExecutor")
        .method("doStartThread")
        .probe(PROBES + "StartThreadProbe");
    definition
        .type(concurrent + "GlobalEventExecutor")
        .method("startThread")
        .probe(PROBES + "StartThreadProbe");
    definition
        .type(root + "util.HashedWheelTimer")
        .method("start")
        .probe(PROBES + "StartThreadProbe");
    // By name: a rule for all methods run() would have each Runnable's super types worked out.
    for (String loop :
        new String[] {
          "util.concurrent.DefaultEventExecutor",
          "channel.DefaultEventLoop",
          "channel.SingleThreadIoEventLoop",
          "channel.nio.NioEventLoop",
          "channel.epoll.EpollEventLoop",
          "channel.kqueue.KQueueEventLoop"
        }) {
      definition.type(root + loop).method("run").probe(PROBES + "LoopProbe");
    }
  }

  private static void timer(Definition definition, String timer) {
    TypeRule timeout = definition.type(timer + "$HashedWheelTimeout").carries(CARRIER);
    timeout
        .constructor(timer, timer.replace("HashedWheelTimer", "TimerTask"), "long")
        .probe(PROBES + "CreatedProbe");
    timeout.method("cancel").replaceResult().probe(PROBES + "CancelProbe");
    // What expires runs its task: in later versions as a task of its own.
    timeout.method("expire").probe(PROBES + "ExpireProbe");
    timeout.method("run").probe(PROBES + "RunProbe");
  }
}
