package io.hindcast.instrumentations.rxjava;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.subjects.PublishSubject;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** What an application does that was deployed with an RxJava of its own: says what a step saw. */
public final class DeployedPipeline implements Callable<String> {
  /** For loaders. */
  public DeployedPipeline() {}

  @Override
  public String call() throws Exception {
    ThreadContext thread = ThreadContext.get();
    Context request = new InternalRecord(thread, null);
    AtomicReference<Context> seen = new AtomicReference<>();
    PublishSubject<Integer> subject = PublishSubject.create();
    thread.swap(request);
    Disposable subscription = subject.subscribe(value -> seen.set(ThreadContext.get().current()));
    thread.swap(null);
    Thread stranger = new Thread(() -> subject.onNext(1));
    stranger.start();
    stranger.join();
    subscription.dispose();
    return seen.get() == request ? "its own" : "another: " + seen.get();
  }
}
