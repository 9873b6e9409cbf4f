package io.hindcast.instrumentations.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServletCallTest {
  private static final Map<String, Object> ANSWERS =
      Map.of(
          "getDispatcherType",
          DispatcherType.REQUEST,
          "getLocalPort",
          80,
          "getRemotePort",
          4711,
          "getServerPort",
          80,
          "isAsyncStarted",
          false);

  private final ThreadContext thread = ThreadContext.get();
  private final HttpServletRequest request = fake(HttpServletRequest.class, ANSWERS);
  private final HttpServletResponse response =
      fake(HttpServletResponse.class, Map.of("isCommitted", false, "getStatus", 200));

  @Test
  void suppressedThread_recordsNothing() {
    thread.suppress();
    try {
      assertThat(ServletCall.enter(thread, request, response)).isNull();
    } finally {
      thread.resume();
    }
  }

  @Test
  void requestThatIsNotHttp_isNotRecorded() {
    assertThat(ServletCall.enter(thread, new Object(), response)).isNull();
  }

  @Test
  void callInsideOfACall_isNested() {
    ServletCall call = ServletCall.enter(thread, request, response);
    InternalRecord below = new InternalRecord(thread);
    below.activate(thread);
    try {
      assertThat(call).isNotNull();
      assertThat(ServletCall.running(thread)).isSameAs(below.parent());
    } finally {
      below.deactivate(thread);
      thread.swap(null);
    }
  }

  @Test
  void headerThatOnlyOneMethodKnows_isTaken() {
    Map<String, Object> answers = new HashMap<>(ANSWERS);
    answers.put("getHeader", "only");
    HttpServerRecord none =
        RequestFields.record(thread, fake(HttpServletRequest.class, Map.copyOf(answers)));
    answers.put("getHeaders", Collections.emptyEnumeration());
    HttpServerRecord empty =
        RequestFields.record(thread, fake(HttpServletRequest.class, Map.copyOf(answers)));

    assertThat(none.forwarded).isEqualTo("only");
    assertThat(empty.forwarded).isEqualTo("only");
  }

  @Test
  void circleOfWrappings_comesToAnEnd() {
    ServletException circle =
        new ServletException("round") {
          @Override
          public Throwable getRootCause() {
            return this;
          }
        };

    assertThat(Failure.cause(circle)).isSameAs(circle);
  }

  @Test
  void contextThatOnlyTravelledToTheThread_isNoRequestOfIt() {
    HttpServerRecord elsewhere = new HttpServerRecord(thread, null);
    elsewhere.handledBy = new Thread();
    thread.swap(elsewhere);
    try {
      assertThat(ServletCall.running(thread)).isNull();
      ServletCall call = ServletCall.enter(thread, request, response);
      assertThat(call).isNotNull();
      assertThat(thread.span()).isNotSameAs(elsewhere);
      assertThat(thread.span()).isNotNull().matches(span -> span.isLocalRoot());
    } finally {
      thread.swap(null);
    }
  }

  /** An object that gives fixed answers, null to everything else. */
  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.get(method.getName())));
  }
}
