package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/**
 * What of the JDK's client is woven. The call travels in its arguments, in no thread local:
 *
 * <pre>
 *   send(request, handler)            } make the call and put it in the handler's place,
 *   sendAsync(request, handler, push) } from where it sees the response's headers arrive
 *     sendAsync(request, call, ..)      finds the call there; the request gets our headers
 *       new HttpRequestImpl(request)    the client's own copy, headers included
 *   HttpRequestImpl.headers()           what the application sees of the copy: without ours
 * </pre>
 */
public final class JdkHttpClientModule implements InstrumentationModule {
  /** A constant that the compiler copies: at run time no module class is loaded. */
  static final String NAME = "jdk-http-client";

  private static final String PACKAGE = "io.hindcast.instrumentations.jdkhttpclient.";
  private static final String INTERNAL = "jdk.internal.net.http.";
  private static final String REQUEST = "java.net.http.HttpRequest";
  private static final String HANDLER = "java.net.http.HttpResponse$BodyHandler";
  private static final String PUSH = "java.net.http.HttpResponse$PushPromiseHandler";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void define(Definition definition) {
    var client = definition.type(INTERNAL + "HttpClientImpl");
    client.method("send", REQUEST, HANDLER).replaceArgument(1).probe(PACKAGE + "SendProbe");
    client
        .method("sendAsync", REQUEST, HANDLER, PUSH)
        .replaceArgument(1)
        .probe(PACKAGE + "SendAsyncProbe");
    client
        .method("sendAsync", REQUEST, HANDLER, PUSH, "java.util.concurrent.Executor")
        .replaceArgument(0)
        .probe(PACKAGE + "InjectProbe");
    definition
        .type(INTERNAL + "HttpRequestImpl")
        .method("headers")
        .replaceResult()
        .probe(PACKAGE + "VisibleHeadersProbe");
  }
}
