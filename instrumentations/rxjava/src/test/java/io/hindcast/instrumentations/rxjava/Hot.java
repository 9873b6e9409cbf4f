package io.hindcast.instrumentations.rxjava;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.subjects.PublishSubject;

/**
 * A source that several subscribe to. Behind a class of our own: a test's class is loaded before
 * anything is woven, and with it the classes that its methods name.
 */
final class Hot {
  private final PublishSubject<Integer> subject = PublishSubject.create();

  Observable<Integer> source() {
    return subject;
  }

  Observer<Integer> observer() {
    return subject;
  }

  String emit(int value) {
    subject.onNext(value);
    return "emitted";
  }
}
