package io.hindcast.instrumentations.rxjava;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subjects.SingleSubject;

/**
 * A source that several subscribe to. Behind a class of our own: a test's class is loaded before
 * anything is woven, and with it the classes that its methods name.
 */
final class Hot {
  private final PublishSubject<Integer> subject = PublishSubject.create();
  private final SingleSubject<Integer> answer = SingleSubject.create();

  Observable<Integer> source() {
    return subject;
  }

  Observer<Integer> observer() {
    return subject;
  }

  /** Has it observe something itself. */
  String follow() {
    Observable.<Integer>never().subscribe(subject);
    Single.<Integer>never().subscribe(answer);
    return "follows";
  }

  String emit(int value) {
    subject.onNext(value);
    return "emitted";
  }
}
