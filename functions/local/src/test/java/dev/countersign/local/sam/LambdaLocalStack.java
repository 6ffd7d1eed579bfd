package dev.countersign.local.sam;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.Statistics;
import dev.countersign.ledger.members.LocalStack;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** A LocalStack that runs functions, each in containers of their own beside it. */
final class LambdaLocalStack implements AutoCloseable {
  private static final String IMAGE = "COUNTERSIGN_STACK_IMAGE";

  /** The process whose class is Lambda's runtime client. */
  private static final String KILL_RUNTIME =
      "for p in /proc/[0-9]*; do if tr '\\0' ' ' < $p/cmdline | grep -q 'client[.]AWSLambda '; then"
          + " kill -9 ${p#/proc/}; fi; done";

  private final String name = "countersign-stack-" + ProcessHandle.current().pid();
  private final DockerClient docker = DockerClientFactory.instance().client();
  private final Network network =
      Network.builder().createNetworkCmdModifier(command -> command.withName(name)).build();
  private final LocalStackContainer container;

  LambdaLocalStack() {
    this.container =
        new LocalStackContainer(DockerImageName.parse(image().orElseThrow()))
            .withNetwork(network)
            .withNetworkAliases("localstack")
            .withCreateContainerCmdModifier(command -> command.withName(name))
            .withEnv("MAIN_CONTAINER_NAME", name)
            .withEnv("LAMBDA_DOCKER_NETWORK", name)
            .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120")
            .withEnv("LAMBDA_KEEPALIVE_MS", "600000")
            .withEnv("CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES", "1")
            // The newer engine visits what a resource refers to anew for each reference: functions
            // that name their check, which names their versions, keep it for minutes.
            .withEnv("PROVIDER_OVERRIDE_CLOUDFORMATION", "engine-legacy");
    container.start();
  }

  /**
   * Skips with a clear line where it can't or may not run. It isn't run unasked, since LocalStack
   * gets the Docker socket and, the first time, fetches its Lambda runtime from GitHub and a base
   * image from public.ecr.aws.
   */
  static void require() {
    LocalStack.require();
    if (image().isEmpty()) {
      String line =
          "the stack test did NOT run: it gives LocalStack the Docker socket, and LocalStack"
              + " fetches its Lambda runtime from GitHub and public.ecr.aws. "
              + IMAGE
              + "="
              + LocalStack.IMAGE
              + " runs it";
      System.getLogger(LambdaLocalStack.class.getName()).log(System.Logger.Level.WARNING, line);
      Assumptions.abort(line);
    }
  }

  /** A billing engine that the functions reach. */
  BillingReceiver receiver() {
    return new BillingReceiver(network, name + "-receiver");
  }

  URI endpoint() {
    return container.getEndpoint();
  }

  /**
   * Ends all containers of a function at once, as a host that fails does. LocalStack does not
   * notice it: what was running is never answered.
   *
   * @return how many there were
   */
  int killContainers(String function) {
    var all = of(function);
    all.forEach(each -> docker.killContainerCmd(each.getId()).exec());
    return all.size();
  }

  /**
   * Ends the runtimes of a function, as the kernel does when memory runs out: what was running
   * fails at once, and a new runtime is started.
   *
   * @return how many containers there were
   */
  int killRuntimes(String function) throws InterruptedException {
    var all = of(function);
    for (Container each : all) {
      var created =
          docker.execCreateCmd(each.getId()).withUser("0").withCmd("sh", "-c", KILL_RUNTIME).exec();
      docker
          .execStartCmd(created.getId())
          .exec(new ResultCallback.Adapter<Frame>())
          .awaitCompletion();
    }
    return all.size();
  }

  /** Megabytes in use by each container, by its name. */
  Map<String, Long> memory() throws InterruptedException {
    var used = new TreeMap<String, Long>();
    for (Container each : named(name)) {
      var bytes = new AtomicLong();
      docker
          .statsCmd(each.getId())
          .withNoStream(true)
          .exec(
              new ResultCallback.Adapter<Statistics>() {
                @Override
                public void onNext(Statistics seen) {
                  bytes.set(Optional.ofNullable(seen.getMemoryStats().getUsage()).orElse(0L));
                }
              })
          .awaitCompletion();
      used.put(each.getNames()[0].replaceFirst("^/(.*-lambda-)?", ""), bytes.get() >> 20);
    }
    return used;
  }

  /** Ends it, and then its functions, which nothing starts again. */
  @Override
  public void close() {
    container.stop();
    named(name + "-lambda-")
        .forEach(each -> docker.removeContainerCmd(each.getId()).withForce(true).exec());
    network.close();
  }

  private static Optional<String> image() {
    boolean required = "1".equals(System.getenv("COUNTERSIGN_REQUIRE_DOCKER"));
    return Optional.ofNullable(System.getenv(IMAGE))
        .or(() -> required ? Optional.of(LocalStack.IMAGE.toString()) : Optional.empty());
  }

  private List<Container> of(String function) {
    return named(name + "-lambda-" + function.toLowerCase(Locale.ROOT) + "-");
  }

  private List<Container> named(String beginning) {
    var all = docker.listContainersCmd().withNameFilter(List.of(beginning)).exec();
    return Objects.requireNonNull(all);
  }
}
