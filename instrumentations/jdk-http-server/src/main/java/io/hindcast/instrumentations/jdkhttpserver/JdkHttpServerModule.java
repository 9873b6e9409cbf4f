package io.hindcast.instrumentations.jdkhttpserver;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/**
 * What of the JDK's server is woven. One exchange passes these points, and the first three on one
 * thread in a row:
 *
 * <pre>
 *   new Http(s)ExchangeImpl(ExchangeImpl)   begins: both identities are known here, and only here
 *   Filter.Chain.doFilter(HttpExchange)     the outermost call is the scope; all others are nested
 *     ExchangeImpl.sendResponseHeaders      the status       } on any thread,
 *     new WriteFinished(ExchangeImpl)       body complete    } now or after
 *     ExchangeImpl.close()                  given up or done } doFilter returned
 * </pre>
 *
 * <p>No filter is added to a context's list, no attribute is set and no exchange is wrapped: the
 * application could see each of them.
 */
public final class JdkHttpServerModule implements InstrumentationModule {
  private static final String PACKAGE = "io.hindcast.instrumentations.jdkhttpserver.";
  private static final String SERVER = "sun.net.httpserver.";
  private static final String EXCHANGE = SERVER + "ExchangeImpl";

  @Override
  public String name() {
    return "jdk-http-server";
  }

  @Override
  public void define(Definition definition) {
    for (String created : new String[] {"HttpExchangeImpl", "HttpsExchangeImpl"}) {
      definition
          .type(SERVER + created)
          .constructor(EXCHANGE)
          .probe(PACKAGE + "ExchangeCreatedProbe");
    }
    definition
        .type("com.sun.net.httpserver.Filter$Chain")
        .method("doFilter", "com.sun.net.httpserver.HttpExchange")
        .probe(PACKAGE + "FilterChainProbe");
    definition
        .type(EXCHANGE)
        .method("sendResponseHeaders", "int", "long")
        .probe(PACKAGE + "ResponseHeadersProbe");
    definition.type(EXCHANGE).method("close").probe(PACKAGE + "ExchangeClosedProbe");
    // The event that a response is written: a class of its own in 17, a nested one in later JDKs.
    for (String event : new String[] {"WriteFinishedEvent", "Event$WriteFinished"}) {
      definition.type(SERVER + event).constructor(EXCHANGE).probe(PACKAGE + "WriteFinishedProbe");
    }
  }
}
