package dev.countersign.app.deliver.auth;

import dev.countersign.forms.engine.request.EngineRequest;
import java.time.Instant;
import java.util.Map;

/** Signs requests with AWS Signature Version 4, by the function's own role. */
@FunctionalInterface
public interface AwsRequestSigner {
  /** The headers that sign a request, by their names in lower case. */
  Map<String, String> headers(EngineRequest request, String service, String region, Instant now);
}
