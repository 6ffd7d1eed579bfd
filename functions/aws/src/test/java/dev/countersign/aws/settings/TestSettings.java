package dev.countersign.aws.settings;

import java.time.InstantSource;

/** Settings for the tests of functions. */
public final class TestSettings {
  private TestSettings() {}

  /** Settings that can be used. */
  public static CurrentSettings good() {
    var parameter =
        new TestParameter(
            """
            {"issuer":"https://countersign.example","receipt_key":"/countersign/receipt-key"}\
            """);
    return new CurrentSettings(parameter, InstantSource.system());
  }
}
