package dev.countersign.ledger.members;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One LocalStack for all tests of the process. Where no Docker engine answers, its tests log a line
 * and are skipped; with {@code COUNTERSIGN_REQUIRE_DOCKER=1} in the environment they fail.
 */
public final class LocalStack {
  /** The last version that starts without an account. */
  public static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

  private static @Nullable LocalStackContainer one;

  private LocalStack() {}

  /** Its endpoint. The first call starts it. */
  public static synchronized URI endpoint() {
    if (one == null) {
      require();
      var container =
          new LocalStackContainer(IMAGE)
              .withServices(
                  "dynamodb", "events", "sqs", "ssm", "secretsmanager", "cloudwatch", "s3")
              .withEnv("DYNAMODB_REMOVE_EXPIRED_ITEMS", "0");
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      one = container;
    }
    return one.getEndpoint();
  }

  /** Aborts the test, or fails it, where no Docker engine answers. */
  public static void require() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return;
    }
    String line = "LocalStack's tests did NOT run: no Docker engine answers";
    if ("1".equals(System.getenv("COUNTERSIGN_REQUIRE_DOCKER"))) {
      throw new IllegalStateException(line + ", and COUNTERSIGN_REQUIRE_DOCKER is set");
    }
    System.getLogger(LocalStack.class.getName()).log(System.Logger.Level.WARNING, line);
    Assumptions.abort(line);
  }
}
