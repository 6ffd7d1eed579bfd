package dev.countersign.local.sam;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A {@link BooksServer} in the network of the functions, and what its books say. */
final class BillingReceiver implements AutoCloseable {
  /** The name under which functions reach it, by http. */
  static final String HOST = "receiver:" + BooksServer.PORT;

  /** LocalStack runs the functions in it, too. */
  private static final DockerImageName IMAGE =
      DockerImageName.parse("public.ecr.aws/lambda/java:25");

  private final GenericContainer<?> container;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Starts one.
   *
   * @param name the container's
   */
  BillingReceiver(Network network, String name) {
    String place = BooksServer.class.getName().replace('.', '/') + ".class";
    var classes =
        Path.of(
            URI.create(
                BooksServer.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    this.container =
        new GenericContainer<>(IMAGE)
            .withNetwork(network)
            .withNetworkAliases("receiver")
            .withCopyFileToContainer(
                MountableFile.forHostPath(classes.resolve(place)), "/books/" + place)
            .withCreateContainerCmdModifier(command ->
                command
                    .withName(name)
                    .withEntrypoint("java", "-cp", "/books", BooksServer.class.getName()))
            .withExposedPorts(BooksServer.PORT)
            .waitingFor(Wait.forHttp("/books"));
    container.start();
  }

  /** A line of the books. */
  record Line(Instant at, String id, String kind, String claim, BigDecimal value) {}

  /**
   * The first line like this, once it is there.
   *
   * @throws AssertionError when it doesn't come
   */
  Line await(Duration atMost, Predicate<Line> like) throws IOException, InterruptedException {
    var end = Instant.now().plus(atMost);
    var books = books("");
    while (true) {
      var found = books.stream().filter(like).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("within " + atMost + " the books have only " + books);
      }
      books = books("?" + books.size());
    }
  }

  /** All lines, in the order in which they came. */
  List<Line> books() throws IOException, InterruptedException {
    return books("");
  }

  private List<Line> books(String query) throws IOException, InterruptedException {
    var address =
        URI.create(
            "http://"
                + container.getHost()
                + ":"
                + container.getMappedPort(BooksServer.PORT)
                + "/books"
                + query);
    var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString(UTF_8));
    return answer.body().lines().map(BillingReceiver::line).toList();
  }

  private static Line line(String text) {
    String[] parts = text.split(" ", -1);
    byte[] body = Base64.getDecoder().decode(parts[1]);
    if (StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj message)
        && message.members().get("data") instanceof Json.Obj data
        && data.members().get("posting") instanceof Json.Obj posting) {
      return new Line(
          Instant.ofEpochMilli(Long.parseLong(parts[0])),
          data.text("id").orElseThrow(),
          data.text("kind").orElseThrow(),
          data.text("claim").orElseThrow(),
          new BigDecimal(posting.text("value").orElseThrow()));
    }
    throw new AssertionError("not a result: " + new String(body, UTF_8));
  }

  @Override
  public void close() {
    container.stop();
  }
}
